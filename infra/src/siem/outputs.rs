//! What the person who made the stack needs next.

use crate::siem::domain::Domain;
use crate::template::Template;
use crate::value::{find_in_map, partition, text_with};

pub(crate) fn declare(template: &mut Template, domain: &Domain) {
    template.output(
        "DashboardsUrl",
        "The dashboards",
        text_with("https://${Endpoint}/_dashboards/", [("Endpoint", domain.endpoint())]),
    );
    template.output("DashboardsAdminID", "User name for the dashboards", domain.admin());
    template.output("DashboardsPassword", "Secret that holds the password", domain.secret());
    template.output(
        "DashboardsPasswordInConsole",
        "Where the console shows the password: Retrieve secret value",
        text_with(
            "https://${AWS::Region}.${Console}/secretsmanager/secret?name=${Secret}&region=${AWS::Region}",
            [("Console", find_in_map("Consoles", partition(), "Host")), ("Secret", domain.secret())],
        ),
    );
    template.output(
        "DashboardsPasswordCommand",
        "Prints user name and password",
        text_with(
            "aws secretsmanager get-secret-value --region ${AWS::Region} --secret-id ${Secret} --query SecretString --output text",
            [("Secret", domain.secret())],
        ),
    );
}
