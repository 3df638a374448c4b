//! What the classes of OCSF are in ECS.
//!
//! Source: OCSF Schema 1.0 to 1.6, "Categories", "Event Classes".

/// `event.category` and `event.type`.
pub(super) type Kind = (&'static [&'static str], &'static [&'static str]);

pub(super) const PROCESS_ACTIVITY: u32 = 1007;
pub(super) const API_ACTIVITY: u32 = 6003;

const CREATION: &[&str] = &["creation"];
const ACCESS: &[&str] = &["access"];
const CHANGE: &[&str] = &["change"];
const DELETION: &[&str] = &["deletion"];
const INFO: &[&str] = &["info"];
const START: &[&str] = &["start"];
const END: &[&str] = &["end"];
const FINDING: Kind = (&["intrusion_detection"], INFO);

/// A class of an event, and what was done. Classes that are not known are what most of their category are.
pub(super) fn kind(class: u32, activity: u32) -> Kind {
    let types = |of: &[(u32, &'static [&'static str])], other| {
        of.iter().find(|(known, _)| *known == activity).map_or(other, |(_, types)| *types)
    };
    let crud = &[(1, CREATION), (2, ACCESS), (3, CHANGE), (4, DELETION)];
    match class {
        // System Activity
        1001 => {
            let more = &[(5, CHANGE), (6, CHANGE), (7, CHANGE), (8, ACCESS), (9, ACCESS), (10, CHANGE), (14, ACCESS)];
            (&["file"], types(crud, types(more, INFO)))
        }
        1002 => (&["driver"], types(&[(1, START), (2, END)], INFO)),
        1004 => (&["process"], INFO),
        1005 if activity == 1 => (&["library"], START),
        1006 => {
            (&["configuration"], types(&[(1, CREATION), (2, CHANGE), (3, DELETION), (4, CHANGE), (5, CHANGE)], INFO))
        }
        PROCESS_ACTIVITY => (&["process"], types(&[(1, START), (2, END), (3, ACCESS), (4, CHANGE), (5, CHANGE)], INFO)),
        1009 => (&["process"], START),
        // Registry keys and values, of the extension for Windows
        201_001 => (&["registry"], types(crud, CHANGE)),
        201_002 => (&["registry"], types(&[(1, ACCESS), (4, DELETION)], CHANGE)),
        // Findings
        2002 | 2007 => (&["vulnerability"], INFO),
        2003 => (&["configuration"], INFO),
        2008 => (&["iam"], INFO),
        // Identity & Access Management
        3001 => {
            const CREATED: &[&str] = &["user", "creation"];
            const DELETED: &[&str] = &["user", "deletion"];
            (&["iam"], types(&[(1, CREATED), (6, DELETED)], &["user", "change"]))
        }
        3002 => (&["authentication"], types(&[(1, START), (2, END)], INFO)),
        3003 => (&["session"], INFO),
        3004 => (&["iam"], types(&[(1, CREATION), (2, INFO), (4, DELETION)], CHANGE)),
        3005 => (&["iam"], &["user", "change"]),
        3006 => {
            const CREATED: &[&str] = &["group", "creation"];
            const DELETED: &[&str] = &["group", "deletion"];
            (&["iam"], types(&[(5, DELETED), (6, CREATED)], &["group", "change"]))
        }
        // Network Activity
        4001 => {
            const OPENED: &[&str] = &["connection", "start"];
            const CLOSED: &[&str] = &["connection", "end"];
            const REFUSED: &[&str] = &["connection", "denied"];
            (&["network"], types(&[(1, OPENED), (2, CLOSED), (3, CLOSED), (5, REFUSED)], &["connection"]))
        }
        4002 => (&["web", "network"], ACCESS),
        4003..=4008 | 4013 => (&["network"], &["protocol"]),
        4009 | 4011 | 4012 => (&["email"], INFO),
        4010 | 6006 => {
            let more = &[(1, CREATION), (2, ACCESS), (4, DELETION), (6, CREATION), (9, ACCESS), (14, ACCESS)];
            (&["file"], types(more, CHANGE))
        }
        // Discovery
        5001 | 5003 | 5004 => (&["host"], INFO),
        5019 => (&["configuration"], CHANGE),
        5020 => (&["package"], INFO),
        5021 => (&["threat"], &["indicator"]),
        // Application Activity
        6001 | 6004 => (&["web"], ACCESS),
        6002 => (&["package"], types(&[(1, &["installation"]), (2, DELETION), (8, CHANGE)], INFO)),
        API_ACTIVITY => (&["api"], types(crud, INFO)),
        6005 => (&["database"], types(&[(1, ACCESS), (3, ACCESS), (4, ACCESS), (8, ACCESS)], CHANGE)),
        6007 => (&["vulnerability"], INFO),
        // Others of each category
        _ => match class / 1000 {
            1 => (&["host"], INFO),
            2 => FINDING,
            3 => (&["iam"], INFO),
            4 => (&["network"], INFO),
            5 => (&["configuration"], INFO),
            6 => (&["api"], INFO),
            7 => (&["configuration"], CHANGE),
            _ => (&[], &[]),
        },
    }
}

/// A category of OCSF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Category {
    uid: u32,
    name: &'static str,
    /// Follows the index name: `log-ocsf-network`.
    pub(super) index: &'static str,
    /// Follows `ocsf-` in `@log_type`.
    pub(super) log_type: &'static str,
}

/// All categories; where two have one number the second is the name that drafts of OCSF gave it. Only these make
/// indices: who writes a record must not be able to make one.
const CATEGORIES: [Category; 10] = [
    Category { uid: 1, name: "System Activity", index: "system", log_type: "system-activity" },
    Category { uid: 2, name: "Findings", index: "findings", log_type: "findings" },
    Category {
        uid: 3,
        name: "Identity & Access Management",
        index: "identity",
        log_type: "identity-&-access-management",
    },
    Category { uid: 4, name: "Network Activity", index: "network", log_type: "network-activity" },
    Category { uid: 5, name: "Discovery", index: "discovery", log_type: "discovery" },
    Category { uid: 6, name: "Application Activity", index: "application", log_type: "application-activity" },
    Category { uid: 7, name: "Remediation", index: "remediation", log_type: "remediation" },
    Category { uid: 8, name: "Unmanned Systems", index: "unmanned", log_type: "unmanned-systems" },
    Category { uid: 3, name: "Audit Activity", index: "audit", log_type: "audit-activity" },
    Category { uid: 5, name: "Configuration/Inventory", index: "config", log_type: "config-inventory" },
];

/// The category by its name, else by its number.
pub(super) fn category(name: Option<&str>, uid: u32) -> Option<Category> {
    let named = |name: &str| {
        let name = name.strip_suffix(" events").unwrap_or(name);
        CATEGORIES.iter().find(|category| category.name.eq_ignore_ascii_case(name))
    };
    name.and_then(named).or_else(|| CATEGORIES.iter().find(|category| category.uid == uid)).copied()
}

/// The protocol that a class of the network category is about.
pub(super) fn protocol(class: u32) -> Option<&'static str> {
    Some(match class {
        4002 => "http",
        4003 => "dns",
        4004 => "dhcp",
        4005 => "rdp",
        4006 => "smb",
        4007 => "ssh",
        4008 => "ftp",
        4013 => "ntp",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_and_activities() {
        for (class, activity, category, kind_of) in [
            (1001, 4, "file", "deletion"),
            (1001, 14, "file", "access"),
            (1007, 1, "process", "start"),
            (2004, 1, "intrusion_detection", "info"),
            (2002, 1, "vulnerability", "info"),
            (3002, 2, "authentication", "end"),
            (6003, 3, "api", "change"),
            (6003, 99, "api", "info"),
            (6005, 7, "database", "change"),
            (4999, 1, "network", "info"),
        ] {
            let (categories, types) = kind(class, activity);
            assert_eq!((categories[0], types[0]), (category, kind_of), "{class} {activity}");
        }
        assert_eq!(kind(99_001, 1), (&[][..], &[][..]));
        assert_eq!(kind(0, 0), (&[][..], &[][..]));
    }

    #[test]
    fn names_win_over_numbers() {
        let index = |name, uid| category(name, uid).map(|category| category.index);
        assert_eq!(index(Some("Audit Activity"), 3), Some("audit"));
        assert_eq!(index(Some("audit activity"), 0), Some("audit"));
        assert_eq!(index(Some("Audit Activity events"), 3), Some("audit"));
        assert_eq!(index(None, 3), Some("identity"));
        assert_eq!(index(Some("../x"), 4), Some("network"));
        assert_eq!(index(Some("Mine"), 99), None);
    }
}
