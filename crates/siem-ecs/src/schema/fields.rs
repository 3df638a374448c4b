// Made from the digest by a test of this module; see `mod.rs`. Do not edit.

use super::FieldType::{Boolean, Date, Float, GeoPoint, Ip, Keyword, Long, Text, Tree};
use super::{FieldDef, FieldType, ObjectDef, ObjectId};

const fn f(
    name: &'static str,
    json_key: &'static str,
    object: u16,
    kind: FieldType,
    array: bool,
    below: u16,
) -> FieldDef {
    FieldDef { name, json_key, object: ObjectId(object), kind, array, below }
}

const fn o(name: &'static str, json_open: &'static str, parent: u16, depth: u8) -> ObjectDef {
    ObjectDef { name, json_open, parent: ObjectId(parent), depth }
}

#[cfg(test)]
pub(super) const GROUPS: usize = 15;

#[rustfmt::skip]
pub(super) static FIELDS: [FieldDef; 2620] = [
    f("@timestamp", "\"@timestamp\":", 0, Date, false, 0),
    f("agent.build.original", "\"original\":", 2, Keyword, false, 0),
    f("agent.ephemeral_id", "\"ephemeral_id\":", 1, Keyword, false, 0),
    f("agent.id", "\"id\":", 1, Keyword, false, 0),
    f("agent.name", "\"name\":", 1, Keyword, false, 0),
    f("agent.type", "\"type\":", 1, Keyword, false, 0),
    f("agent.version", "\"version\":", 1, Keyword, false, 0),
    f("client.address", "\"address\":", 3, Keyword, false, 0),
    f("client.as", "\"as\":", 3, Tree, false, 2),
    f("client.as.number", "\"number\":", 4, Long, false, 0),
    f("client.as.organization.name", "\"name\":", 5, Keyword, false, 0),
    f("client.bytes", "\"bytes\":", 3, Long, false, 0),
    f("client.domain", "\"domain\":", 3, Keyword, false, 0),
    f("client.geo", "\"geo\":", 3, Tree, false, 11),
    f("client.geo.city_name", "\"city_name\":", 6, Keyword, false, 0),
    f("client.geo.continent_code", "\"continent_code\":", 6, Keyword, false, 0),
    f("client.geo.continent_name", "\"continent_name\":", 6, Keyword, false, 0),
    f("client.geo.country_iso_code", "\"country_iso_code\":", 6, Keyword, false, 0),
    f("client.geo.country_name", "\"country_name\":", 6, Keyword, false, 0),
    f("client.geo.location", "\"location\":", 6, GeoPoint, false, 0),
    f("client.geo.name", "\"name\":", 6, Keyword, false, 0),
    f("client.geo.postal_code", "\"postal_code\":", 6, Keyword, false, 0),
    f("client.geo.region_iso_code", "\"region_iso_code\":", 6, Keyword, false, 0),
    f("client.geo.region_name", "\"region_name\":", 6, Keyword, false, 0),
    f("client.geo.timezone", "\"timezone\":", 6, Keyword, false, 0),
    f("client.ip", "\"ip\":", 3, Ip, false, 0),
    f("client.mac", "\"mac\":", 3, Keyword, false, 0),
    f("client.nat.ip", "\"ip\":", 7, Ip, false, 0),
    f("client.nat.port", "\"port\":", 7, Long, false, 0),
    f("client.packets", "\"packets\":", 3, Long, false, 0),
    f("client.port", "\"port\":", 3, Long, false, 0),
    f("client.registered_domain", "\"registered_domain\":", 3, Keyword, false, 0),
    f("client.subdomain", "\"subdomain\":", 3, Keyword, false, 0),
    f("client.top_level_domain", "\"top_level_domain\":", 3, Keyword, false, 0),
    f("client.user.domain", "\"domain\":", 8, Keyword, false, 0),
    f("client.user.email", "\"email\":", 8, Keyword, false, 0),
    f("client.user.full_name", "\"full_name\":", 8, Keyword, false, 0),
    f("client.user.group.domain", "\"domain\":", 9, Keyword, false, 0),
    f("client.user.group.id", "\"id\":", 9, Keyword, false, 0),
    f("client.user.group.name", "\"name\":", 9, Keyword, false, 0),
    f("client.user.hash", "\"hash\":", 8, Keyword, false, 0),
    f("client.user.id", "\"id\":", 8, Keyword, false, 0),
    f("client.user.name", "\"name\":", 8, Keyword, false, 0),
    f("client.user.roles", "\"roles\":", 8, Keyword, true, 0),
    f("cloud.account.id", "\"id\":", 11, Keyword, false, 0),
    f("cloud.account.name", "\"name\":", 11, Keyword, false, 0),
    f("cloud.availability_zone", "\"availability_zone\":", 10, Keyword, false, 0),
    f("cloud.entity.attributes.known_redirects", "\"known_redirects\":", 13, Keyword, true, 0),
    f("cloud.entity.attributes.managed", "\"managed\":", 13, Boolean, false, 0),
    f("cloud.entity.attributes.mfa_enabled", "\"mfa_enabled\":", 13, Boolean, false, 0),
    f("cloud.entity.attributes.oauth_consent_restriction", "\"oauth_consent_restriction\":", 13, Keyword, false, 0),
    f("cloud.entity.attributes.permissions", "\"permissions\":", 13, Keyword, true, 0),
    f("cloud.entity.attributes.storage_class", "\"storage_class\":", 13, Keyword, false, 0),
    f("cloud.entity.behavior", "\"behavior\":", 12, Tree, false, 0),
    f("cloud.entity.display_name", "\"display_name\":", 12, Keyword, false, 0),
    f("cloud.entity.id", "\"id\":", 12, Keyword, false, 0),
    f("cloud.entity.last_seen_timestamp", "\"last_seen_timestamp\":", 12, Date, false, 0),
    f("cloud.entity.lifecycle.last_activity", "\"last_activity\":", 14, Date, false, 0),
    f("cloud.entity.metrics", "\"metrics\":", 12, Tree, false, 0),
    f("cloud.entity.name", "\"name\":", 12, Keyword, false, 0),
    f("cloud.entity.raw", "\"raw\":", 12, Tree, false, 0),
    f("cloud.entity.reference", "\"reference\":", 12, Keyword, false, 0),
    f("cloud.entity.relationships.administers.entity.id", "\"id\":", 17, Keyword, true, 0),
    f("cloud.entity.relationships.administers.host.id", "\"id\":", 18, Keyword, true, 0),
    f("cloud.entity.relationships.administers.host.name", "\"name\":", 18, Keyword, true, 0),
    f("cloud.entity.relationships.administers.service.id", "\"id\":", 19, Keyword, true, 0),
    f("cloud.entity.relationships.administers.service.name", "\"name\":", 19, Keyword, true, 0),
    f("cloud.entity.relationships.administers.user.domain", "\"domain\":", 20, Keyword, true, 0),
    f("cloud.entity.relationships.administers.user.email", "\"email\":", 20, Keyword, true, 0),
    f("cloud.entity.relationships.administers.user.id", "\"id\":", 20, Keyword, true, 0),
    f("cloud.entity.relationships.administers.user.name", "\"name\":", 20, Keyword, true, 0),
    f("cloud.entity.relationships.depends_on.entity.id", "\"id\":", 22, Keyword, true, 0),
    f("cloud.entity.relationships.depends_on.host.id", "\"id\":", 23, Keyword, true, 0),
    f("cloud.entity.relationships.depends_on.host.name", "\"name\":", 23, Keyword, true, 0),
    f("cloud.entity.relationships.depends_on.service.id", "\"id\":", 24, Keyword, true, 0),
    f("cloud.entity.relationships.depends_on.service.name", "\"name\":", 24, Keyword, true, 0),
    f("cloud.entity.relationships.depends_on.user.domain", "\"domain\":", 25, Keyword, true, 0),
    f("cloud.entity.relationships.depends_on.user.email", "\"email\":", 25, Keyword, true, 0),
    f("cloud.entity.relationships.depends_on.user.id", "\"id\":", 25, Keyword, true, 0),
    f("cloud.entity.relationships.depends_on.user.name", "\"name\":", 25, Keyword, true, 0),
    f("cloud.entity.relationships.owns.entity.id", "\"id\":", 27, Keyword, true, 0),
    f("cloud.entity.relationships.owns.host.id", "\"id\":", 28, Keyword, true, 0),
    f("cloud.entity.relationships.owns.host.name", "\"name\":", 28, Keyword, true, 0),
    f("cloud.entity.relationships.owns.service.id", "\"id\":", 29, Keyword, true, 0),
    f("cloud.entity.relationships.owns.service.name", "\"name\":", 29, Keyword, true, 0),
    f("cloud.entity.relationships.owns.user.domain", "\"domain\":", 30, Keyword, true, 0),
    f("cloud.entity.relationships.owns.user.email", "\"email\":", 30, Keyword, true, 0),
    f("cloud.entity.relationships.owns.user.id", "\"id\":", 30, Keyword, true, 0),
    f("cloud.entity.relationships.owns.user.name", "\"name\":", 30, Keyword, true, 0),
    f("cloud.entity.relationships.supervises.entity.id", "\"id\":", 32, Keyword, true, 0),
    f("cloud.entity.relationships.supervises.host.id", "\"id\":", 33, Keyword, true, 0),
    f("cloud.entity.relationships.supervises.host.name", "\"name\":", 33, Keyword, true, 0),
    f("cloud.entity.relationships.supervises.service.id", "\"id\":", 34, Keyword, true, 0),
    f("cloud.entity.relationships.supervises.service.name", "\"name\":", 34, Keyword, true, 0),
    f("cloud.entity.relationships.supervises.user.domain", "\"domain\":", 35, Keyword, true, 0),
    f("cloud.entity.relationships.supervises.user.email", "\"email\":", 35, Keyword, true, 0),
    f("cloud.entity.relationships.supervises.user.id", "\"id\":", 35, Keyword, true, 0),
    f("cloud.entity.relationships.supervises.user.name", "\"name\":", 35, Keyword, true, 0),
    f("cloud.entity.source", "\"source\":", 12, Keyword, false, 0),
    f("cloud.entity.sub_type", "\"sub_type\":", 12, Keyword, false, 0),
    f("cloud.entity.type", "\"type\":", 12, Keyword, true, 0),
    f("cloud.instance.id", "\"id\":", 36, Keyword, false, 0),
    f("cloud.instance.name", "\"name\":", 36, Keyword, false, 0),
    f("cloud.machine.type", "\"type\":", 37, Keyword, false, 0),
    f("cloud.origin.account.id", "\"id\":", 39, Keyword, false, 0),
    f("cloud.origin.account.name", "\"name\":", 39, Keyword, false, 0),
    f("cloud.origin.availability_zone", "\"availability_zone\":", 38, Keyword, false, 0),
    f("cloud.origin.entity.attributes.known_redirects", "\"known_redirects\":", 41, Keyword, true, 0),
    f("cloud.origin.entity.attributes.managed", "\"managed\":", 41, Boolean, false, 0),
    f("cloud.origin.entity.attributes.mfa_enabled", "\"mfa_enabled\":", 41, Boolean, false, 0),
    f("cloud.origin.entity.attributes.oauth_consent_restriction", "\"oauth_consent_restriction\":", 41, Keyword, false, 0),
    f("cloud.origin.entity.attributes.permissions", "\"permissions\":", 41, Keyword, true, 0),
    f("cloud.origin.entity.attributes.storage_class", "\"storage_class\":", 41, Keyword, false, 0),
    f("cloud.origin.entity.behavior", "\"behavior\":", 40, Tree, false, 0),
    f("cloud.origin.entity.display_name", "\"display_name\":", 40, Keyword, false, 0),
    f("cloud.origin.entity.id", "\"id\":", 40, Keyword, false, 0),
    f("cloud.origin.entity.last_seen_timestamp", "\"last_seen_timestamp\":", 40, Date, false, 0),
    f("cloud.origin.entity.lifecycle.last_activity", "\"last_activity\":", 42, Date, false, 0),
    f("cloud.origin.entity.metrics", "\"metrics\":", 40, Tree, false, 0),
    f("cloud.origin.entity.name", "\"name\":", 40, Keyword, false, 0),
    f("cloud.origin.entity.raw", "\"raw\":", 40, Tree, false, 0),
    f("cloud.origin.entity.reference", "\"reference\":", 40, Keyword, false, 0),
    f("cloud.origin.entity.relationships.administers.entity.id", "\"id\":", 45, Keyword, true, 0),
    f("cloud.origin.entity.relationships.administers.host.id", "\"id\":", 46, Keyword, true, 0),
    f("cloud.origin.entity.relationships.administers.host.name", "\"name\":", 46, Keyword, true, 0),
    f("cloud.origin.entity.relationships.administers.service.id", "\"id\":", 47, Keyword, true, 0),
    f("cloud.origin.entity.relationships.administers.service.name", "\"name\":", 47, Keyword, true, 0),
    f("cloud.origin.entity.relationships.administers.user.domain", "\"domain\":", 48, Keyword, true, 0),
    f("cloud.origin.entity.relationships.administers.user.email", "\"email\":", 48, Keyword, true, 0),
    f("cloud.origin.entity.relationships.administers.user.id", "\"id\":", 48, Keyword, true, 0),
    f("cloud.origin.entity.relationships.administers.user.name", "\"name\":", 48, Keyword, true, 0),
    f("cloud.origin.entity.relationships.depends_on.entity.id", "\"id\":", 50, Keyword, true, 0),
    f("cloud.origin.entity.relationships.depends_on.host.id", "\"id\":", 51, Keyword, true, 0),
    f("cloud.origin.entity.relationships.depends_on.host.name", "\"name\":", 51, Keyword, true, 0),
    f("cloud.origin.entity.relationships.depends_on.service.id", "\"id\":", 52, Keyword, true, 0),
    f("cloud.origin.entity.relationships.depends_on.service.name", "\"name\":", 52, Keyword, true, 0),
    f("cloud.origin.entity.relationships.depends_on.user.domain", "\"domain\":", 53, Keyword, true, 0),
    f("cloud.origin.entity.relationships.depends_on.user.email", "\"email\":", 53, Keyword, true, 0),
    f("cloud.origin.entity.relationships.depends_on.user.id", "\"id\":", 53, Keyword, true, 0),
    f("cloud.origin.entity.relationships.depends_on.user.name", "\"name\":", 53, Keyword, true, 0),
    f("cloud.origin.entity.relationships.owns.entity.id", "\"id\":", 55, Keyword, true, 0),
    f("cloud.origin.entity.relationships.owns.host.id", "\"id\":", 56, Keyword, true, 0),
    f("cloud.origin.entity.relationships.owns.host.name", "\"name\":", 56, Keyword, true, 0),
    f("cloud.origin.entity.relationships.owns.service.id", "\"id\":", 57, Keyword, true, 0),
    f("cloud.origin.entity.relationships.owns.service.name", "\"name\":", 57, Keyword, true, 0),
    f("cloud.origin.entity.relationships.owns.user.domain", "\"domain\":", 58, Keyword, true, 0),
    f("cloud.origin.entity.relationships.owns.user.email", "\"email\":", 58, Keyword, true, 0),
    f("cloud.origin.entity.relationships.owns.user.id", "\"id\":", 58, Keyword, true, 0),
    f("cloud.origin.entity.relationships.owns.user.name", "\"name\":", 58, Keyword, true, 0),
    f("cloud.origin.entity.relationships.supervises.entity.id", "\"id\":", 60, Keyword, true, 0),
    f("cloud.origin.entity.relationships.supervises.host.id", "\"id\":", 61, Keyword, true, 0),
    f("cloud.origin.entity.relationships.supervises.host.name", "\"name\":", 61, Keyword, true, 0),
    f("cloud.origin.entity.relationships.supervises.service.id", "\"id\":", 62, Keyword, true, 0),
    f("cloud.origin.entity.relationships.supervises.service.name", "\"name\":", 62, Keyword, true, 0),
    f("cloud.origin.entity.relationships.supervises.user.domain", "\"domain\":", 63, Keyword, true, 0),
    f("cloud.origin.entity.relationships.supervises.user.email", "\"email\":", 63, Keyword, true, 0),
    f("cloud.origin.entity.relationships.supervises.user.id", "\"id\":", 63, Keyword, true, 0),
    f("cloud.origin.entity.relationships.supervises.user.name", "\"name\":", 63, Keyword, true, 0),
    f("cloud.origin.entity.source", "\"source\":", 40, Keyword, false, 0),
    f("cloud.origin.entity.sub_type", "\"sub_type\":", 40, Keyword, false, 0),
    f("cloud.origin.entity.type", "\"type\":", 40, Keyword, true, 0),
    f("cloud.origin.instance.id", "\"id\":", 64, Keyword, false, 0),
    f("cloud.origin.instance.name", "\"name\":", 64, Keyword, false, 0),
    f("cloud.origin.machine.type", "\"type\":", 65, Keyword, false, 0),
    f("cloud.origin.project.id", "\"id\":", 66, Keyword, false, 0),
    f("cloud.origin.project.name", "\"name\":", 66, Keyword, false, 0),
    f("cloud.origin.provider", "\"provider\":", 38, Keyword, false, 0),
    f("cloud.origin.region", "\"region\":", 38, Keyword, false, 0),
    f("cloud.origin.service.name", "\"name\":", 67, Keyword, false, 0),
    f("cloud.project.id", "\"id\":", 68, Keyword, false, 0),
    f("cloud.project.name", "\"name\":", 68, Keyword, false, 0),
    f("cloud.provider", "\"provider\":", 10, Keyword, false, 0),
    f("cloud.region", "\"region\":", 10, Keyword, false, 0),
    f("cloud.service.name", "\"name\":", 69, Keyword, false, 0),
    f("cloud.target.account.id", "\"id\":", 71, Keyword, false, 0),
    f("cloud.target.account.name", "\"name\":", 71, Keyword, false, 0),
    f("cloud.target.availability_zone", "\"availability_zone\":", 70, Keyword, false, 0),
    f("cloud.target.entity.attributes.known_redirects", "\"known_redirects\":", 73, Keyword, true, 0),
    f("cloud.target.entity.attributes.managed", "\"managed\":", 73, Boolean, false, 0),
    f("cloud.target.entity.attributes.mfa_enabled", "\"mfa_enabled\":", 73, Boolean, false, 0),
    f("cloud.target.entity.attributes.oauth_consent_restriction", "\"oauth_consent_restriction\":", 73, Keyword, false, 0),
    f("cloud.target.entity.attributes.permissions", "\"permissions\":", 73, Keyword, true, 0),
    f("cloud.target.entity.attributes.storage_class", "\"storage_class\":", 73, Keyword, false, 0),
    f("cloud.target.entity.behavior", "\"behavior\":", 72, Tree, false, 0),
    f("cloud.target.entity.display_name", "\"display_name\":", 72, Keyword, false, 0),
    f("cloud.target.entity.id", "\"id\":", 72, Keyword, false, 0),
    f("cloud.target.entity.last_seen_timestamp", "\"last_seen_timestamp\":", 72, Date, false, 0),
    f("cloud.target.entity.lifecycle.last_activity", "\"last_activity\":", 74, Date, false, 0),
    f("cloud.target.entity.metrics", "\"metrics\":", 72, Tree, false, 0),
    f("cloud.target.entity.name", "\"name\":", 72, Keyword, false, 0),
    f("cloud.target.entity.raw", "\"raw\":", 72, Tree, false, 0),
    f("cloud.target.entity.reference", "\"reference\":", 72, Keyword, false, 0),
    f("cloud.target.entity.relationships.administers.entity.id", "\"id\":", 77, Keyword, true, 0),
    f("cloud.target.entity.relationships.administers.host.id", "\"id\":", 78, Keyword, true, 0),
    f("cloud.target.entity.relationships.administers.host.name", "\"name\":", 78, Keyword, true, 0),
    f("cloud.target.entity.relationships.administers.service.id", "\"id\":", 79, Keyword, true, 0),
    f("cloud.target.entity.relationships.administers.service.name", "\"name\":", 79, Keyword, true, 0),
    f("cloud.target.entity.relationships.administers.user.domain", "\"domain\":", 80, Keyword, true, 0),
    f("cloud.target.entity.relationships.administers.user.email", "\"email\":", 80, Keyword, true, 0),
    f("cloud.target.entity.relationships.administers.user.id", "\"id\":", 80, Keyword, true, 0),
    f("cloud.target.entity.relationships.administers.user.name", "\"name\":", 80, Keyword, true, 0),
    f("cloud.target.entity.relationships.depends_on.entity.id", "\"id\":", 82, Keyword, true, 0),
    f("cloud.target.entity.relationships.depends_on.host.id", "\"id\":", 83, Keyword, true, 0),
    f("cloud.target.entity.relationships.depends_on.host.name", "\"name\":", 83, Keyword, true, 0),
    f("cloud.target.entity.relationships.depends_on.service.id", "\"id\":", 84, Keyword, true, 0),
    f("cloud.target.entity.relationships.depends_on.service.name", "\"name\":", 84, Keyword, true, 0),
    f("cloud.target.entity.relationships.depends_on.user.domain", "\"domain\":", 85, Keyword, true, 0),
    f("cloud.target.entity.relationships.depends_on.user.email", "\"email\":", 85, Keyword, true, 0),
    f("cloud.target.entity.relationships.depends_on.user.id", "\"id\":", 85, Keyword, true, 0),
    f("cloud.target.entity.relationships.depends_on.user.name", "\"name\":", 85, Keyword, true, 0),
    f("cloud.target.entity.relationships.owns.entity.id", "\"id\":", 87, Keyword, true, 0),
    f("cloud.target.entity.relationships.owns.host.id", "\"id\":", 88, Keyword, true, 0),
    f("cloud.target.entity.relationships.owns.host.name", "\"name\":", 88, Keyword, true, 0),
    f("cloud.target.entity.relationships.owns.service.id", "\"id\":", 89, Keyword, true, 0),
    f("cloud.target.entity.relationships.owns.service.name", "\"name\":", 89, Keyword, true, 0),
    f("cloud.target.entity.relationships.owns.user.domain", "\"domain\":", 90, Keyword, true, 0),
    f("cloud.target.entity.relationships.owns.user.email", "\"email\":", 90, Keyword, true, 0),
    f("cloud.target.entity.relationships.owns.user.id", "\"id\":", 90, Keyword, true, 0),
    f("cloud.target.entity.relationships.owns.user.name", "\"name\":", 90, Keyword, true, 0),
    f("cloud.target.entity.relationships.supervises.entity.id", "\"id\":", 92, Keyword, true, 0),
    f("cloud.target.entity.relationships.supervises.host.id", "\"id\":", 93, Keyword, true, 0),
    f("cloud.target.entity.relationships.supervises.host.name", "\"name\":", 93, Keyword, true, 0),
    f("cloud.target.entity.relationships.supervises.service.id", "\"id\":", 94, Keyword, true, 0),
    f("cloud.target.entity.relationships.supervises.service.name", "\"name\":", 94, Keyword, true, 0),
    f("cloud.target.entity.relationships.supervises.user.domain", "\"domain\":", 95, Keyword, true, 0),
    f("cloud.target.entity.relationships.supervises.user.email", "\"email\":", 95, Keyword, true, 0),
    f("cloud.target.entity.relationships.supervises.user.id", "\"id\":", 95, Keyword, true, 0),
    f("cloud.target.entity.relationships.supervises.user.name", "\"name\":", 95, Keyword, true, 0),
    f("cloud.target.entity.source", "\"source\":", 72, Keyword, false, 0),
    f("cloud.target.entity.sub_type", "\"sub_type\":", 72, Keyword, false, 0),
    f("cloud.target.entity.type", "\"type\":", 72, Keyword, true, 0),
    f("cloud.target.instance.id", "\"id\":", 96, Keyword, false, 0),
    f("cloud.target.instance.name", "\"name\":", 96, Keyword, false, 0),
    f("cloud.target.machine.type", "\"type\":", 97, Keyword, false, 0),
    f("cloud.target.project.id", "\"id\":", 98, Keyword, false, 0),
    f("cloud.target.project.name", "\"name\":", 98, Keyword, false, 0),
    f("cloud.target.provider", "\"provider\":", 70, Keyword, false, 0),
    f("cloud.target.region", "\"region\":", 70, Keyword, false, 0),
    f("cloud.target.service.name", "\"name\":", 99, Keyword, false, 0),
    f("container.cpu.usage", "\"usage\":", 101, Float, false, 0),
    f("container.disk.read.bytes", "\"bytes\":", 103, Long, false, 0),
    f("container.disk.write.bytes", "\"bytes\":", 104, Long, false, 0),
    f("container.id", "\"id\":", 100, Keyword, false, 0),
    f("container.image.hash.all", "\"all\":", 106, Keyword, true, 0),
    f("container.image.name", "\"name\":", 105, Keyword, false, 0),
    f("container.image.tag", "\"tag\":", 105, Keyword, true, 0),
    f("container.labels", "\"labels\":", 100, Tree, false, 0),
    f("container.memory.usage", "\"usage\":", 107, Float, false, 0),
    f("container.name", "\"name\":", 100, Keyword, false, 0),
    f("container.network.egress.bytes", "\"bytes\":", 109, Long, false, 0),
    f("container.network.ingress.bytes", "\"bytes\":", 110, Long, false, 0),
    f("container.runtime", "\"runtime\":", 100, Keyword, false, 0),
    f("container.security_context.privileged", "\"privileged\":", 111, Boolean, false, 0),
    f("data_stream.dataset", "\"dataset\":", 112, Keyword, false, 0),
    f("data_stream.namespace", "\"namespace\":", 112, Keyword, false, 0),
    f("data_stream.type", "\"type\":", 112, Keyword, false, 0),
    f("destination.address", "\"address\":", 113, Keyword, false, 0),
    f("destination.as", "\"as\":", 113, Tree, false, 2),
    f("destination.as.number", "\"number\":", 114, Long, false, 0),
    f("destination.as.organization.name", "\"name\":", 115, Keyword, false, 0),
    f("destination.bytes", "\"bytes\":", 113, Long, false, 0),
    f("destination.domain", "\"domain\":", 113, Keyword, false, 0),
    f("destination.geo", "\"geo\":", 113, Tree, false, 11),
    f("destination.geo.city_name", "\"city_name\":", 116, Keyword, false, 0),
    f("destination.geo.continent_code", "\"continent_code\":", 116, Keyword, false, 0),
    f("destination.geo.continent_name", "\"continent_name\":", 116, Keyword, false, 0),
    f("destination.geo.country_iso_code", "\"country_iso_code\":", 116, Keyword, false, 0),
    f("destination.geo.country_name", "\"country_name\":", 116, Keyword, false, 0),
    f("destination.geo.location", "\"location\":", 116, GeoPoint, false, 0),
    f("destination.geo.name", "\"name\":", 116, Keyword, false, 0),
    f("destination.geo.postal_code", "\"postal_code\":", 116, Keyword, false, 0),
    f("destination.geo.region_iso_code", "\"region_iso_code\":", 116, Keyword, false, 0),
    f("destination.geo.region_name", "\"region_name\":", 116, Keyword, false, 0),
    f("destination.geo.timezone", "\"timezone\":", 116, Keyword, false, 0),
    f("destination.ip", "\"ip\":", 113, Ip, false, 0),
    f("destination.mac", "\"mac\":", 113, Keyword, false, 0),
    f("destination.nat.ip", "\"ip\":", 117, Ip, false, 0),
    f("destination.nat.port", "\"port\":", 117, Long, false, 0),
    f("destination.packets", "\"packets\":", 113, Long, false, 0),
    f("destination.port", "\"port\":", 113, Long, false, 0),
    f("destination.registered_domain", "\"registered_domain\":", 113, Keyword, false, 0),
    f("destination.subdomain", "\"subdomain\":", 113, Keyword, false, 0),
    f("destination.top_level_domain", "\"top_level_domain\":", 113, Keyword, false, 0),
    f("destination.user.domain", "\"domain\":", 118, Keyword, false, 0),
    f("destination.user.email", "\"email\":", 118, Keyword, false, 0),
    f("destination.user.full_name", "\"full_name\":", 118, Keyword, false, 0),
    f("destination.user.group.domain", "\"domain\":", 119, Keyword, false, 0),
    f("destination.user.group.id", "\"id\":", 119, Keyword, false, 0),
    f("destination.user.group.name", "\"name\":", 119, Keyword, false, 0),
    f("destination.user.hash", "\"hash\":", 118, Keyword, false, 0),
    f("destination.user.id", "\"id\":", 118, Keyword, false, 0),
    f("destination.user.name", "\"name\":", 118, Keyword, false, 0),
    f("destination.user.roles", "\"roles\":", 118, Keyword, true, 0),
    f("device.id", "\"id\":", 120, Keyword, false, 0),
    f("device.manufacturer", "\"manufacturer\":", 120, Keyword, false, 0),
    f("device.model.identifier", "\"identifier\":", 121, Keyword, false, 0),
    f("device.model.name", "\"name\":", 121, Keyword, false, 0),
    f("device.product.id", "\"id\":", 122, Keyword, false, 0),
    f("device.product.name", "\"name\":", 122, Keyword, false, 0),
    f("device.serial_number", "\"serial_number\":", 120, Keyword, false, 0),
    f("device.type", "\"type\":", 120, Keyword, false, 0),
    f("device.vendor.id", "\"id\":", 123, Keyword, false, 0),
    f("device.vendor.name", "\"name\":", 123, Keyword, false, 0),
    f("dll.code_signature.digest_algorithm", "\"digest_algorithm\":", 125, Keyword, false, 0),
    f("dll.code_signature.exists", "\"exists\":", 125, Boolean, false, 0),
    f("dll.code_signature.flags", "\"flags\":", 125, Keyword, false, 0),
    f("dll.code_signature.signing_id", "\"signing_id\":", 125, Keyword, false, 0),
    f("dll.code_signature.status", "\"status\":", 125, Keyword, false, 0),
    f("dll.code_signature.subject_name", "\"subject_name\":", 125, Keyword, false, 0),
    f("dll.code_signature.team_id", "\"team_id\":", 125, Keyword, false, 0),
    f("dll.code_signature.thumbprint_sha256", "\"thumbprint_sha256\":", 125, Keyword, false, 0),
    f("dll.code_signature.timestamp", "\"timestamp\":", 125, Date, false, 0),
    f("dll.code_signature.trusted", "\"trusted\":", 125, Boolean, false, 0),
    f("dll.code_signature.valid", "\"valid\":", 125, Boolean, false, 0),
    f("dll.hash.cdhash", "\"cdhash\":", 126, Keyword, false, 0),
    f("dll.hash.md5", "\"md5\":", 126, Keyword, false, 0),
    f("dll.hash.sha1", "\"sha1\":", 126, Keyword, false, 0),
    f("dll.hash.sha256", "\"sha256\":", 126, Keyword, false, 0),
    f("dll.hash.sha384", "\"sha384\":", 126, Keyword, false, 0),
    f("dll.hash.sha512", "\"sha512\":", 126, Keyword, false, 0),
    f("dll.hash.ssdeep", "\"ssdeep\":", 126, Keyword, false, 0),
    f("dll.hash.tlsh", "\"tlsh\":", 126, Keyword, false, 0),
    f("dll.name", "\"name\":", 124, Keyword, false, 0),
    f("dll.origin_referrer_url", "\"origin_referrer_url\":", 124, Keyword, false, 0),
    f("dll.origin_url", "\"origin_url\":", 124, Keyword, false, 0),
    f("dll.path", "\"path\":", 124, Keyword, false, 0),
    f("dll.pe.architecture", "\"architecture\":", 127, Keyword, false, 0),
    f("dll.pe.company", "\"company\":", 127, Keyword, false, 0),
    f("dll.pe.description", "\"description\":", 127, Keyword, false, 0),
    f("dll.pe.file_version", "\"file_version\":", 127, Keyword, false, 0),
    f("dll.pe.go_import_hash", "\"go_import_hash\":", 127, Keyword, false, 0),
    f("dll.pe.go_imports", "\"go_imports\":", 127, Tree, false, 0),
    f("dll.pe.go_imports_names_entropy", "\"go_imports_names_entropy\":", 127, Long, false, 0),
    f("dll.pe.go_imports_names_var_entropy", "\"go_imports_names_var_entropy\":", 127, Long, false, 0),
    f("dll.pe.go_stripped", "\"go_stripped\":", 127, Boolean, false, 0),
    f("dll.pe.imphash", "\"imphash\":", 127, Keyword, false, 0),
    f("dll.pe.import_hash", "\"import_hash\":", 127, Keyword, false, 0),
    f("dll.pe.imports", "\"imports\":", 127, Tree, true, 0),
    f("dll.pe.imports_names_entropy", "\"imports_names_entropy\":", 127, Long, false, 0),
    f("dll.pe.imports_names_var_entropy", "\"imports_names_var_entropy\":", 127, Long, false, 0),
    f("dll.pe.original_file_name", "\"original_file_name\":", 127, Keyword, false, 0),
    f("dll.pe.pehash", "\"pehash\":", 127, Keyword, false, 0),
    f("dll.pe.product", "\"product\":", 127, Keyword, false, 0),
    f("dll.pe.sections", "\"sections\":", 127, Tree, true, 5),
    f("dll.pe.sections.entropy", "\"entropy\":", 128, Long, false, 0),
    f("dll.pe.sections.name", "\"name\":", 128, Keyword, false, 0),
    f("dll.pe.sections.physical_size", "\"physical_size\":", 128, Long, false, 0),
    f("dll.pe.sections.var_entropy", "\"var_entropy\":", 128, Long, false, 0),
    f("dll.pe.sections.virtual_size", "\"virtual_size\":", 128, Long, false, 0),
    f("dns.answers", "\"answers\":", 129, Tree, true, 5),
    f("dns.answers.class", "\"class\":", 130, Keyword, false, 0),
    f("dns.answers.data", "\"data\":", 130, Keyword, false, 0),
    f("dns.answers.name", "\"name\":", 130, Keyword, false, 0),
    f("dns.answers.ttl", "\"ttl\":", 130, Long, false, 0),
    f("dns.answers.type", "\"type\":", 130, Keyword, false, 0),
    f("dns.header_flags", "\"header_flags\":", 129, Keyword, true, 0),
    f("dns.id", "\"id\":", 129, Keyword, false, 0),
    f("dns.op_code", "\"op_code\":", 129, Keyword, false, 0),
    f("dns.question.class", "\"class\":", 131, Keyword, false, 0),
    f("dns.question.name", "\"name\":", 131, Keyword, false, 0),
    f("dns.question.registered_domain", "\"registered_domain\":", 131, Keyword, false, 0),
    f("dns.question.subdomain", "\"subdomain\":", 131, Keyword, false, 0),
    f("dns.question.top_level_domain", "\"top_level_domain\":", 131, Keyword, false, 0),
    f("dns.question.type", "\"type\":", 131, Keyword, false, 0),
    f("dns.resolved_ip", "\"resolved_ip\":", 129, Ip, true, 0),
    f("dns.response_code", "\"response_code\":", 129, Keyword, false, 0),
    f("dns.type", "\"type\":", 129, Keyword, false, 0),
    f("ecs.version", "\"version\":", 132, Keyword, false, 0),
    f("email.attachments", "\"attachments\":", 133, Tree, true, 12),
    f("email.attachments.file.extension", "\"extension\":", 135, Keyword, false, 0),
    f("email.attachments.file.hash.cdhash", "\"cdhash\":", 136, Keyword, false, 0),
    f("email.attachments.file.hash.md5", "\"md5\":", 136, Keyword, false, 0),
    f("email.attachments.file.hash.sha1", "\"sha1\":", 136, Keyword, false, 0),
    f("email.attachments.file.hash.sha256", "\"sha256\":", 136, Keyword, false, 0),
    f("email.attachments.file.hash.sha384", "\"sha384\":", 136, Keyword, false, 0),
    f("email.attachments.file.hash.sha512", "\"sha512\":", 136, Keyword, false, 0),
    f("email.attachments.file.hash.ssdeep", "\"ssdeep\":", 136, Keyword, false, 0),
    f("email.attachments.file.hash.tlsh", "\"tlsh\":", 136, Keyword, false, 0),
    f("email.attachments.file.mime_type", "\"mime_type\":", 135, Keyword, false, 0),
    f("email.attachments.file.name", "\"name\":", 135, Keyword, false, 0),
    f("email.attachments.file.size", "\"size\":", 135, Long, false, 0),
    f("email.bcc.address", "\"address\":", 137, Keyword, true, 0),
    f("email.cc.address", "\"address\":", 138, Keyword, true, 0),
    f("email.content_type", "\"content_type\":", 133, Keyword, false, 0),
    f("email.delivery_timestamp", "\"delivery_timestamp\":", 133, Date, false, 0),
    f("email.direction", "\"direction\":", 133, Keyword, false, 0),
    f("email.from.address", "\"address\":", 139, Keyword, true, 0),
    f("email.local_id", "\"local_id\":", 133, Keyword, false, 0),
    f("email.message_id", "\"message_id\":", 133, Keyword, false, 0),
    f("email.origination_timestamp", "\"origination_timestamp\":", 133, Date, false, 0),
    f("email.reply_to.address", "\"address\":", 140, Keyword, true, 0),
    f("email.sender.address", "\"address\":", 141, Keyword, false, 0),
    f("email.subject", "\"subject\":", 133, Keyword, false, 0),
    f("email.to.address", "\"address\":", 142, Keyword, true, 0),
    f("email.x_mailer", "\"x_mailer\":", 133, Keyword, false, 0),
    f("entity.attributes.known_redirects", "\"known_redirects\":", 144, Keyword, true, 0),
    f("entity.attributes.managed", "\"managed\":", 144, Boolean, false, 0),
    f("entity.attributes.mfa_enabled", "\"mfa_enabled\":", 144, Boolean, false, 0),
    f("entity.attributes.oauth_consent_restriction", "\"oauth_consent_restriction\":", 144, Keyword, false, 0),
    f("entity.attributes.permissions", "\"permissions\":", 144, Keyword, true, 0),
    f("entity.attributes.storage_class", "\"storage_class\":", 144, Keyword, false, 0),
    f("entity.behavior", "\"behavior\":", 143, Tree, false, 0),
    f("entity.display_name", "\"display_name\":", 143, Keyword, false, 0),
    f("entity.id", "\"id\":", 143, Keyword, false, 0),
    f("entity.last_seen_timestamp", "\"last_seen_timestamp\":", 143, Date, false, 0),
    f("entity.lifecycle.last_activity", "\"last_activity\":", 145, Date, false, 0),
    f("entity.metrics", "\"metrics\":", 143, Tree, false, 0),
    f("entity.name", "\"name\":", 143, Keyword, false, 0),
    f("entity.raw", "\"raw\":", 143, Tree, false, 0),
    f("entity.reference", "\"reference\":", 143, Keyword, false, 0),
    f("entity.relationships.administers.entity.id", "\"id\":", 148, Keyword, true, 0),
    f("entity.relationships.administers.host.id", "\"id\":", 149, Keyword, true, 0),
    f("entity.relationships.administers.host.name", "\"name\":", 149, Keyword, true, 0),
    f("entity.relationships.administers.service.id", "\"id\":", 150, Keyword, true, 0),
    f("entity.relationships.administers.service.name", "\"name\":", 150, Keyword, true, 0),
    f("entity.relationships.administers.user.domain", "\"domain\":", 151, Keyword, true, 0),
    f("entity.relationships.administers.user.email", "\"email\":", 151, Keyword, true, 0),
    f("entity.relationships.administers.user.id", "\"id\":", 151, Keyword, true, 0),
    f("entity.relationships.administers.user.name", "\"name\":", 151, Keyword, true, 0),
    f("entity.relationships.depends_on.entity.id", "\"id\":", 153, Keyword, true, 0),
    f("entity.relationships.depends_on.host.id", "\"id\":", 154, Keyword, true, 0),
    f("entity.relationships.depends_on.host.name", "\"name\":", 154, Keyword, true, 0),
    f("entity.relationships.depends_on.service.id", "\"id\":", 155, Keyword, true, 0),
    f("entity.relationships.depends_on.service.name", "\"name\":", 155, Keyword, true, 0),
    f("entity.relationships.depends_on.user.domain", "\"domain\":", 156, Keyword, true, 0),
    f("entity.relationships.depends_on.user.email", "\"email\":", 156, Keyword, true, 0),
    f("entity.relationships.depends_on.user.id", "\"id\":", 156, Keyword, true, 0),
    f("entity.relationships.depends_on.user.name", "\"name\":", 156, Keyword, true, 0),
    f("entity.relationships.owns.entity.id", "\"id\":", 158, Keyword, true, 0),
    f("entity.relationships.owns.host.id", "\"id\":", 159, Keyword, true, 0),
    f("entity.relationships.owns.host.name", "\"name\":", 159, Keyword, true, 0),
    f("entity.relationships.owns.service.id", "\"id\":", 160, Keyword, true, 0),
    f("entity.relationships.owns.service.name", "\"name\":", 160, Keyword, true, 0),
    f("entity.relationships.owns.user.domain", "\"domain\":", 161, Keyword, true, 0),
    f("entity.relationships.owns.user.email", "\"email\":", 161, Keyword, true, 0),
    f("entity.relationships.owns.user.id", "\"id\":", 161, Keyword, true, 0),
    f("entity.relationships.owns.user.name", "\"name\":", 161, Keyword, true, 0),
    f("entity.relationships.supervises.entity.id", "\"id\":", 163, Keyword, true, 0),
    f("entity.relationships.supervises.host.id", "\"id\":", 164, Keyword, true, 0),
    f("entity.relationships.supervises.host.name", "\"name\":", 164, Keyword, true, 0),
    f("entity.relationships.supervises.service.id", "\"id\":", 165, Keyword, true, 0),
    f("entity.relationships.supervises.service.name", "\"name\":", 165, Keyword, true, 0),
    f("entity.relationships.supervises.user.domain", "\"domain\":", 166, Keyword, true, 0),
    f("entity.relationships.supervises.user.email", "\"email\":", 166, Keyword, true, 0),
    f("entity.relationships.supervises.user.id", "\"id\":", 166, Keyword, true, 0),
    f("entity.relationships.supervises.user.name", "\"name\":", 166, Keyword, true, 0),
    f("entity.source", "\"source\":", 143, Keyword, false, 0),
    f("entity.sub_type", "\"sub_type\":", 143, Keyword, false, 0),
    f("entity.target.attributes.known_redirects", "\"known_redirects\":", 168, Keyword, true, 0),
    f("entity.target.attributes.managed", "\"managed\":", 168, Boolean, false, 0),
    f("entity.target.attributes.mfa_enabled", "\"mfa_enabled\":", 168, Boolean, false, 0),
    f("entity.target.attributes.oauth_consent_restriction", "\"oauth_consent_restriction\":", 168, Keyword, false, 0),
    f("entity.target.attributes.permissions", "\"permissions\":", 168, Keyword, true, 0),
    f("entity.target.attributes.storage_class", "\"storage_class\":", 168, Keyword, false, 0),
    f("entity.target.behavior", "\"behavior\":", 167, Tree, false, 0),
    f("entity.target.display_name", "\"display_name\":", 167, Keyword, false, 0),
    f("entity.target.id", "\"id\":", 167, Keyword, false, 0),
    f("entity.target.last_seen_timestamp", "\"last_seen_timestamp\":", 167, Date, false, 0),
    f("entity.target.lifecycle.last_activity", "\"last_activity\":", 169, Date, false, 0),
    f("entity.target.metrics", "\"metrics\":", 167, Tree, false, 0),
    f("entity.target.name", "\"name\":", 167, Keyword, false, 0),
    f("entity.target.raw", "\"raw\":", 167, Tree, false, 0),
    f("entity.target.reference", "\"reference\":", 167, Keyword, false, 0),
    f("entity.target.relationships.administers.entity.id", "\"id\":", 172, Keyword, true, 0),
    f("entity.target.relationships.administers.host.id", "\"id\":", 173, Keyword, true, 0),
    f("entity.target.relationships.administers.host.name", "\"name\":", 173, Keyword, true, 0),
    f("entity.target.relationships.administers.service.id", "\"id\":", 174, Keyword, true, 0),
    f("entity.target.relationships.administers.service.name", "\"name\":", 174, Keyword, true, 0),
    f("entity.target.relationships.administers.user.domain", "\"domain\":", 175, Keyword, true, 0),
    f("entity.target.relationships.administers.user.email", "\"email\":", 175, Keyword, true, 0),
    f("entity.target.relationships.administers.user.id", "\"id\":", 175, Keyword, true, 0),
    f("entity.target.relationships.administers.user.name", "\"name\":", 175, Keyword, true, 0),
    f("entity.target.relationships.depends_on.entity.id", "\"id\":", 177, Keyword, true, 0),
    f("entity.target.relationships.depends_on.host.id", "\"id\":", 178, Keyword, true, 0),
    f("entity.target.relationships.depends_on.host.name", "\"name\":", 178, Keyword, true, 0),
    f("entity.target.relationships.depends_on.service.id", "\"id\":", 179, Keyword, true, 0),
    f("entity.target.relationships.depends_on.service.name", "\"name\":", 179, Keyword, true, 0),
    f("entity.target.relationships.depends_on.user.domain", "\"domain\":", 180, Keyword, true, 0),
    f("entity.target.relationships.depends_on.user.email", "\"email\":", 180, Keyword, true, 0),
    f("entity.target.relationships.depends_on.user.id", "\"id\":", 180, Keyword, true, 0),
    f("entity.target.relationships.depends_on.user.name", "\"name\":", 180, Keyword, true, 0),
    f("entity.target.relationships.owns.entity.id", "\"id\":", 182, Keyword, true, 0),
    f("entity.target.relationships.owns.host.id", "\"id\":", 183, Keyword, true, 0),
    f("entity.target.relationships.owns.host.name", "\"name\":", 183, Keyword, true, 0),
    f("entity.target.relationships.owns.service.id", "\"id\":", 184, Keyword, true, 0),
    f("entity.target.relationships.owns.service.name", "\"name\":", 184, Keyword, true, 0),
    f("entity.target.relationships.owns.user.domain", "\"domain\":", 185, Keyword, true, 0),
    f("entity.target.relationships.owns.user.email", "\"email\":", 185, Keyword, true, 0),
    f("entity.target.relationships.owns.user.id", "\"id\":", 185, Keyword, true, 0),
    f("entity.target.relationships.owns.user.name", "\"name\":", 185, Keyword, true, 0),
    f("entity.target.relationships.supervises.entity.id", "\"id\":", 187, Keyword, true, 0),
    f("entity.target.relationships.supervises.host.id", "\"id\":", 188, Keyword, true, 0),
    f("entity.target.relationships.supervises.host.name", "\"name\":", 188, Keyword, true, 0),
    f("entity.target.relationships.supervises.service.id", "\"id\":", 189, Keyword, true, 0),
    f("entity.target.relationships.supervises.service.name", "\"name\":", 189, Keyword, true, 0),
    f("entity.target.relationships.supervises.user.domain", "\"domain\":", 190, Keyword, true, 0),
    f("entity.target.relationships.supervises.user.email", "\"email\":", 190, Keyword, true, 0),
    f("entity.target.relationships.supervises.user.id", "\"id\":", 190, Keyword, true, 0),
    f("entity.target.relationships.supervises.user.name", "\"name\":", 190, Keyword, true, 0),
    f("entity.target.source", "\"source\":", 167, Keyword, false, 0),
    f("entity.target.sub_type", "\"sub_type\":", 167, Keyword, false, 0),
    f("entity.target.type", "\"type\":", 167, Keyword, true, 0),
    f("entity.type", "\"type\":", 143, Keyword, true, 0),
    f("error.code", "\"code\":", 191, Keyword, false, 0),
    f("error.id", "\"id\":", 191, Keyword, false, 0),
    f("error.message", "\"message\":", 191, Text, false, 0),
    f("error.stack_trace", "\"stack_trace\":", 191, Keyword, false, 0),
    f("error.type", "\"type\":", 191, Keyword, false, 0),
    f("event.action", "\"action\":", 192, Keyword, false, 0),
    f("event.agent_id_status", "\"agent_id_status\":", 192, Keyword, false, 0),
    f("event.category", "\"category\":", 192, Keyword, true, 0),
    f("event.code", "\"code\":", 192, Keyword, false, 0),
    f("event.created", "\"created\":", 192, Date, false, 0),
    f("event.dataset", "\"dataset\":", 192, Keyword, false, 0),
    f("event.duration", "\"duration\":", 192, Long, false, 0),
    f("event.end", "\"end\":", 192, Date, false, 0),
    f("event.hash", "\"hash\":", 192, Keyword, false, 0),
    f("event.id", "\"id\":", 192, Keyword, false, 0),
    f("event.ingested", "\"ingested\":", 192, Date, false, 0),
    f("event.kind", "\"kind\":", 192, Keyword, false, 0),
    f("event.module", "\"module\":", 192, Keyword, false, 0),
    f("event.original", "\"original\":", 192, Keyword, false, 0),
    f("event.outcome", "\"outcome\":", 192, Keyword, false, 0),
    f("event.provider", "\"provider\":", 192, Keyword, false, 0),
    f("event.reason", "\"reason\":", 192, Keyword, false, 0),
    f("event.reference", "\"reference\":", 192, Keyword, false, 0),
    f("event.risk_score", "\"risk_score\":", 192, Float, false, 0),
    f("event.risk_score_norm", "\"risk_score_norm\":", 192, Float, false, 0),
    f("event.sequence", "\"sequence\":", 192, Long, false, 0),
    f("event.severity", "\"severity\":", 192, Long, false, 0),
    f("event.start", "\"start\":", 192, Date, false, 0),
    f("event.timezone", "\"timezone\":", 192, Keyword, false, 0),
    f("event.type", "\"type\":", 192, Keyword, true, 0),
    f("event.url", "\"url\":", 192, Keyword, false, 0),
    f("faas.coldstart", "\"coldstart\":", 193, Boolean, false, 0),
    f("faas.execution", "\"execution\":", 193, Keyword, false, 0),
    f("faas.id", "\"id\":", 193, Keyword, false, 0),
    f("faas.name", "\"name\":", 193, Keyword, false, 0),
    f("faas.trigger.request_id", "\"request_id\":", 194, Keyword, false, 0),
    f("faas.trigger.type", "\"type\":", 194, Keyword, false, 0),
    f("faas.version", "\"version\":", 193, Keyword, false, 0),
    f("file.accessed", "\"accessed\":", 195, Date, false, 0),
    f("file.attributes", "\"attributes\":", 195, Keyword, true, 0),
    f("file.code_signature.digest_algorithm", "\"digest_algorithm\":", 196, Keyword, false, 0),
    f("file.code_signature.exists", "\"exists\":", 196, Boolean, false, 0),
    f("file.code_signature.flags", "\"flags\":", 196, Keyword, false, 0),
    f("file.code_signature.signing_id", "\"signing_id\":", 196, Keyword, false, 0),
    f("file.code_signature.status", "\"status\":", 196, Keyword, false, 0),
    f("file.code_signature.subject_name", "\"subject_name\":", 196, Keyword, false, 0),
    f("file.code_signature.team_id", "\"team_id\":", 196, Keyword, false, 0),
    f("file.code_signature.thumbprint_sha256", "\"thumbprint_sha256\":", 196, Keyword, false, 0),
    f("file.code_signature.timestamp", "\"timestamp\":", 196, Date, false, 0),
    f("file.code_signature.trusted", "\"trusted\":", 196, Boolean, false, 0),
    f("file.code_signature.valid", "\"valid\":", 196, Boolean, false, 0),
    f("file.created", "\"created\":", 195, Date, false, 0),
    f("file.ctime", "\"ctime\":", 195, Date, false, 0),
    f("file.device", "\"device\":", 195, Keyword, false, 0),
    f("file.directory", "\"directory\":", 195, Keyword, false, 0),
    f("file.drive_letter", "\"drive_letter\":", 195, Keyword, false, 0),
    f("file.elf.architecture", "\"architecture\":", 197, Keyword, false, 0),
    f("file.elf.byte_order", "\"byte_order\":", 197, Keyword, false, 0),
    f("file.elf.cpu_type", "\"cpu_type\":", 197, Keyword, false, 0),
    f("file.elf.creation_date", "\"creation_date\":", 197, Date, false, 0),
    f("file.elf.exports", "\"exports\":", 197, Tree, true, 0),
    f("file.elf.go_import_hash", "\"go_import_hash\":", 197, Keyword, false, 0),
    f("file.elf.go_imports", "\"go_imports\":", 197, Tree, false, 0),
    f("file.elf.go_imports_names_entropy", "\"go_imports_names_entropy\":", 197, Long, false, 0),
    f("file.elf.go_imports_names_var_entropy", "\"go_imports_names_var_entropy\":", 197, Long, false, 0),
    f("file.elf.go_stripped", "\"go_stripped\":", 197, Boolean, false, 0),
    f("file.elf.header.abi_version", "\"abi_version\":", 198, Keyword, false, 0),
    f("file.elf.header.class", "\"class\":", 198, Keyword, false, 0),
    f("file.elf.header.data", "\"data\":", 198, Keyword, false, 0),
    f("file.elf.header.entrypoint", "\"entrypoint\":", 198, Long, false, 0),
    f("file.elf.header.object_version", "\"object_version\":", 198, Keyword, false, 0),
    f("file.elf.header.os_abi", "\"os_abi\":", 198, Keyword, false, 0),
    f("file.elf.header.type", "\"type\":", 198, Keyword, false, 0),
    f("file.elf.header.version", "\"version\":", 198, Keyword, false, 0),
    f("file.elf.import_hash", "\"import_hash\":", 197, Keyword, false, 0),
    f("file.elf.imports", "\"imports\":", 197, Tree, true, 0),
    f("file.elf.imports_names_entropy", "\"imports_names_entropy\":", 197, Long, false, 0),
    f("file.elf.imports_names_var_entropy", "\"imports_names_var_entropy\":", 197, Long, false, 0),
    f("file.elf.sections", "\"sections\":", 197, Tree, true, 10),
    f("file.elf.sections.chi2", "\"chi2\":", 199, Long, false, 0),
    f("file.elf.sections.entropy", "\"entropy\":", 199, Long, false, 0),
    f("file.elf.sections.flags", "\"flags\":", 199, Keyword, false, 0),
    f("file.elf.sections.name", "\"name\":", 199, Keyword, false, 0),
    f("file.elf.sections.physical_offset", "\"physical_offset\":", 199, Keyword, false, 0),
    f("file.elf.sections.physical_size", "\"physical_size\":", 199, Long, false, 0),
    f("file.elf.sections.type", "\"type\":", 199, Keyword, false, 0),
    f("file.elf.sections.var_entropy", "\"var_entropy\":", 199, Long, false, 0),
    f("file.elf.sections.virtual_address", "\"virtual_address\":", 199, Long, false, 0),
    f("file.elf.sections.virtual_size", "\"virtual_size\":", 199, Long, false, 0),
    f("file.elf.segments", "\"segments\":", 197, Tree, true, 2),
    f("file.elf.segments.sections", "\"sections\":", 200, Keyword, false, 0),
    f("file.elf.segments.type", "\"type\":", 200, Keyword, false, 0),
    f("file.elf.shared_libraries", "\"shared_libraries\":", 197, Keyword, true, 0),
    f("file.elf.telfhash", "\"telfhash\":", 197, Keyword, false, 0),
    f("file.extension", "\"extension\":", 195, Keyword, false, 0),
    f("file.fork_name", "\"fork_name\":", 195, Keyword, false, 0),
    f("file.gid", "\"gid\":", 195, Keyword, false, 0),
    f("file.group", "\"group\":", 195, Keyword, false, 0),
    f("file.hash.cdhash", "\"cdhash\":", 201, Keyword, false, 0),
    f("file.hash.md5", "\"md5\":", 201, Keyword, false, 0),
    f("file.hash.sha1", "\"sha1\":", 201, Keyword, false, 0),
    f("file.hash.sha256", "\"sha256\":", 201, Keyword, false, 0),
    f("file.hash.sha384", "\"sha384\":", 201, Keyword, false, 0),
    f("file.hash.sha512", "\"sha512\":", 201, Keyword, false, 0),
    f("file.hash.ssdeep", "\"ssdeep\":", 201, Keyword, false, 0),
    f("file.hash.tlsh", "\"tlsh\":", 201, Keyword, false, 0),
    f("file.inode", "\"inode\":", 195, Keyword, false, 0),
    f("file.macho.go_import_hash", "\"go_import_hash\":", 202, Keyword, false, 0),
    f("file.macho.go_imports", "\"go_imports\":", 202, Tree, false, 0),
    f("file.macho.go_imports_names_entropy", "\"go_imports_names_entropy\":", 202, Long, false, 0),
    f("file.macho.go_imports_names_var_entropy", "\"go_imports_names_var_entropy\":", 202, Long, false, 0),
    f("file.macho.go_stripped", "\"go_stripped\":", 202, Boolean, false, 0),
    f("file.macho.import_hash", "\"import_hash\":", 202, Keyword, false, 0),
    f("file.macho.imports", "\"imports\":", 202, Tree, true, 0),
    f("file.macho.imports_names_entropy", "\"imports_names_entropy\":", 202, Long, false, 0),
    f("file.macho.imports_names_var_entropy", "\"imports_names_var_entropy\":", 202, Long, false, 0),
    f("file.macho.sections", "\"sections\":", 202, Tree, true, 5),
    f("file.macho.sections.entropy", "\"entropy\":", 203, Long, false, 0),
    f("file.macho.sections.name", "\"name\":", 203, Keyword, false, 0),
    f("file.macho.sections.physical_size", "\"physical_size\":", 203, Long, false, 0),
    f("file.macho.sections.var_entropy", "\"var_entropy\":", 203, Long, false, 0),
    f("file.macho.sections.virtual_size", "\"virtual_size\":", 203, Long, false, 0),
    f("file.macho.symhash", "\"symhash\":", 202, Keyword, false, 0),
    f("file.mime_type", "\"mime_type\":", 195, Keyword, false, 0),
    f("file.mode", "\"mode\":", 195, Keyword, false, 0),
    f("file.mtime", "\"mtime\":", 195, Date, false, 0),
    f("file.name", "\"name\":", 195, Keyword, false, 0),
    f("file.origin_referrer_url", "\"origin_referrer_url\":", 195, Keyword, false, 0),
    f("file.origin_url", "\"origin_url\":", 195, Keyword, false, 0),
    f("file.owner", "\"owner\":", 195, Keyword, false, 0),
    f("file.path", "\"path\":", 195, Keyword, false, 0),
    f("file.pe.architecture", "\"architecture\":", 204, Keyword, false, 0),
    f("file.pe.company", "\"company\":", 204, Keyword, false, 0),
    f("file.pe.description", "\"description\":", 204, Keyword, false, 0),
    f("file.pe.file_version", "\"file_version\":", 204, Keyword, false, 0),
    f("file.pe.go_import_hash", "\"go_import_hash\":", 204, Keyword, false, 0),
    f("file.pe.go_imports", "\"go_imports\":", 204, Tree, false, 0),
    f("file.pe.go_imports_names_entropy", "\"go_imports_names_entropy\":", 204, Long, false, 0),
    f("file.pe.go_imports_names_var_entropy", "\"go_imports_names_var_entropy\":", 204, Long, false, 0),
    f("file.pe.go_stripped", "\"go_stripped\":", 204, Boolean, false, 0),
    f("file.pe.imphash", "\"imphash\":", 204, Keyword, false, 0),
    f("file.pe.import_hash", "\"import_hash\":", 204, Keyword, false, 0),
    f("file.pe.imports", "\"imports\":", 204, Tree, true, 0),
    f("file.pe.imports_names_entropy", "\"imports_names_entropy\":", 204, Long, false, 0),
    f("file.pe.imports_names_var_entropy", "\"imports_names_var_entropy\":", 204, Long, false, 0),
    f("file.pe.original_file_name", "\"original_file_name\":", 204, Keyword, false, 0),
    f("file.pe.pehash", "\"pehash\":", 204, Keyword, false, 0),
    f("file.pe.product", "\"product\":", 204, Keyword, false, 0),
    f("file.pe.sections", "\"sections\":", 204, Tree, true, 5),
    f("file.pe.sections.entropy", "\"entropy\":", 205, Long, false, 0),
    f("file.pe.sections.name", "\"name\":", 205, Keyword, false, 0),
    f("file.pe.sections.physical_size", "\"physical_size\":", 205, Long, false, 0),
    f("file.pe.sections.var_entropy", "\"var_entropy\":", 205, Long, false, 0),
    f("file.pe.sections.virtual_size", "\"virtual_size\":", 205, Long, false, 0),
    f("file.size", "\"size\":", 195, Long, false, 0),
    f("file.target_path", "\"target_path\":", 195, Keyword, false, 0),
    f("file.type", "\"type\":", 195, Keyword, false, 0),
    f("file.uid", "\"uid\":", 195, Keyword, false, 0),
    f("file.x509.alternative_names", "\"alternative_names\":", 206, Keyword, true, 0),
    f("file.x509.issuer.common_name", "\"common_name\":", 207, Keyword, true, 0),
    f("file.x509.issuer.country", "\"country\":", 207, Keyword, true, 0),
    f("file.x509.issuer.distinguished_name", "\"distinguished_name\":", 207, Keyword, false, 0),
    f("file.x509.issuer.locality", "\"locality\":", 207, Keyword, true, 0),
    f("file.x509.issuer.organization", "\"organization\":", 207, Keyword, true, 0),
    f("file.x509.issuer.organizational_unit", "\"organizational_unit\":", 207, Keyword, true, 0),
    f("file.x509.issuer.state_or_province", "\"state_or_province\":", 207, Keyword, true, 0),
    f("file.x509.not_after", "\"not_after\":", 206, Date, false, 0),
    f("file.x509.not_before", "\"not_before\":", 206, Date, false, 0),
    f("file.x509.public_key_algorithm", "\"public_key_algorithm\":", 206, Keyword, false, 0),
    f("file.x509.public_key_curve", "\"public_key_curve\":", 206, Keyword, false, 0),
    f("file.x509.public_key_exponent", "\"public_key_exponent\":", 206, Long, false, 0),
    f("file.x509.public_key_size", "\"public_key_size\":", 206, Long, false, 0),
    f("file.x509.serial_number", "\"serial_number\":", 206, Keyword, false, 0),
    f("file.x509.signature_algorithm", "\"signature_algorithm\":", 206, Keyword, false, 0),
    f("file.x509.subject.common_name", "\"common_name\":", 208, Keyword, true, 0),
    f("file.x509.subject.country", "\"country\":", 208, Keyword, true, 0),
    f("file.x509.subject.distinguished_name", "\"distinguished_name\":", 208, Keyword, false, 0),
    f("file.x509.subject.locality", "\"locality\":", 208, Keyword, true, 0),
    f("file.x509.subject.organization", "\"organization\":", 208, Keyword, true, 0),
    f("file.x509.subject.organizational_unit", "\"organizational_unit\":", 208, Keyword, true, 0),
    f("file.x509.subject.state_or_province", "\"state_or_province\":", 208, Keyword, true, 0),
    f("file.x509.version_number", "\"version_number\":", 206, Keyword, false, 0),
    f("gen_ai.agent.description", "\"description\":", 210, Keyword, false, 0),
    f("gen_ai.agent.id", "\"id\":", 210, Keyword, false, 0),
    f("gen_ai.agent.name", "\"name\":", 210, Keyword, false, 0),
    f("gen_ai.operation.name", "\"name\":", 211, Keyword, false, 0),
    f("gen_ai.output.type", "\"type\":", 212, Keyword, false, 0),
    f("gen_ai.request.choice.count", "\"count\":", 214, Long, false, 0),
    f("gen_ai.request.encoding_formats", "\"encoding_formats\":", 213, Tree, false, 0),
    f("gen_ai.request.frequency_penalty", "\"frequency_penalty\":", 213, Float, false, 0),
    f("gen_ai.request.max_tokens", "\"max_tokens\":", 213, Long, false, 0),
    f("gen_ai.request.model", "\"model\":", 213, Keyword, false, 0),
    f("gen_ai.request.presence_penalty", "\"presence_penalty\":", 213, Float, false, 0),
    f("gen_ai.request.seed", "\"seed\":", 213, Long, false, 0),
    f("gen_ai.request.stop_sequences", "\"stop_sequences\":", 213, Tree, false, 0),
    f("gen_ai.request.temperature", "\"temperature\":", 213, Float, false, 0),
    f("gen_ai.request.top_k", "\"top_k\":", 213, Float, false, 0),
    f("gen_ai.request.top_p", "\"top_p\":", 213, Float, false, 0),
    f("gen_ai.response.finish_reasons", "\"finish_reasons\":", 215, Tree, false, 0),
    f("gen_ai.response.id", "\"id\":", 215, Keyword, false, 0),
    f("gen_ai.response.model", "\"model\":", 215, Keyword, false, 0),
    f("gen_ai.system", "\"system\":", 209, Keyword, false, 0),
    f("gen_ai.token.type", "\"type\":", 216, Keyword, false, 0),
    f("gen_ai.tool.call.id", "\"id\":", 218, Keyword, false, 0),
    f("gen_ai.tool.name", "\"name\":", 217, Keyword, false, 0),
    f("gen_ai.tool.type", "\"type\":", 217, Keyword, false, 0),
    f("gen_ai.usage.input_tokens", "\"input_tokens\":", 219, Long, false, 0),
    f("gen_ai.usage.output_tokens", "\"output_tokens\":", 219, Long, false, 0),
    f("group.domain", "\"domain\":", 220, Keyword, false, 0),
    f("group.id", "\"id\":", 220, Keyword, false, 0),
    f("group.name", "\"name\":", 220, Keyword, false, 0),
    f("host.architecture", "\"architecture\":", 221, Keyword, false, 0),
    f("host.boot.id", "\"id\":", 222, Keyword, false, 0),
    f("host.cpu.usage", "\"usage\":", 223, Float, false, 0),
    f("host.disk.read.bytes", "\"bytes\":", 225, Long, false, 0),
    f("host.disk.write.bytes", "\"bytes\":", 226, Long, false, 0),
    f("host.domain", "\"domain\":", 221, Keyword, false, 0),
    f("host.entity.attributes.known_redirects", "\"known_redirects\":", 228, Keyword, true, 0),
    f("host.entity.attributes.managed", "\"managed\":", 228, Boolean, false, 0),
    f("host.entity.attributes.mfa_enabled", "\"mfa_enabled\":", 228, Boolean, false, 0),
    f("host.entity.attributes.oauth_consent_restriction", "\"oauth_consent_restriction\":", 228, Keyword, false, 0),
    f("host.entity.attributes.permissions", "\"permissions\":", 228, Keyword, true, 0),
    f("host.entity.attributes.storage_class", "\"storage_class\":", 228, Keyword, false, 0),
    f("host.entity.behavior", "\"behavior\":", 227, Tree, false, 0),
    f("host.entity.display_name", "\"display_name\":", 227, Keyword, false, 0),
    f("host.entity.id", "\"id\":", 227, Keyword, false, 0),
    f("host.entity.last_seen_timestamp", "\"last_seen_timestamp\":", 227, Date, false, 0),
    f("host.entity.lifecycle.last_activity", "\"last_activity\":", 229, Date, false, 0),
    f("host.entity.metrics", "\"metrics\":", 227, Tree, false, 0),
    f("host.entity.name", "\"name\":", 227, Keyword, false, 0),
    f("host.entity.raw", "\"raw\":", 227, Tree, false, 0),
    f("host.entity.reference", "\"reference\":", 227, Keyword, false, 0),
    f("host.entity.relationships.administers.entity.id", "\"id\":", 232, Keyword, true, 0),
    f("host.entity.relationships.administers.host.id", "\"id\":", 233, Keyword, true, 0),
    f("host.entity.relationships.administers.host.name", "\"name\":", 233, Keyword, true, 0),
    f("host.entity.relationships.administers.service.id", "\"id\":", 234, Keyword, true, 0),
    f("host.entity.relationships.administers.service.name", "\"name\":", 234, Keyword, true, 0),
    f("host.entity.relationships.administers.user.domain", "\"domain\":", 235, Keyword, true, 0),
    f("host.entity.relationships.administers.user.email", "\"email\":", 235, Keyword, true, 0),
    f("host.entity.relationships.administers.user.id", "\"id\":", 235, Keyword, true, 0),
    f("host.entity.relationships.administers.user.name", "\"name\":", 235, Keyword, true, 0),
    f("host.entity.relationships.depends_on.entity.id", "\"id\":", 237, Keyword, true, 0),
    f("host.entity.relationships.depends_on.host.id", "\"id\":", 238, Keyword, true, 0),
    f("host.entity.relationships.depends_on.host.name", "\"name\":", 238, Keyword, true, 0),
    f("host.entity.relationships.depends_on.service.id", "\"id\":", 239, Keyword, true, 0),
    f("host.entity.relationships.depends_on.service.name", "\"name\":", 239, Keyword, true, 0),
    f("host.entity.relationships.depends_on.user.domain", "\"domain\":", 240, Keyword, true, 0),
    f("host.entity.relationships.depends_on.user.email", "\"email\":", 240, Keyword, true, 0),
    f("host.entity.relationships.depends_on.user.id", "\"id\":", 240, Keyword, true, 0),
    f("host.entity.relationships.depends_on.user.name", "\"name\":", 240, Keyword, true, 0),
    f("host.entity.relationships.owns.entity.id", "\"id\":", 242, Keyword, true, 0),
    f("host.entity.relationships.owns.host.id", "\"id\":", 243, Keyword, true, 0),
    f("host.entity.relationships.owns.host.name", "\"name\":", 243, Keyword, true, 0),
    f("host.entity.relationships.owns.service.id", "\"id\":", 244, Keyword, true, 0),
    f("host.entity.relationships.owns.service.name", "\"name\":", 244, Keyword, true, 0),
    f("host.entity.relationships.owns.user.domain", "\"domain\":", 245, Keyword, true, 0),
    f("host.entity.relationships.owns.user.email", "\"email\":", 245, Keyword, true, 0),
    f("host.entity.relationships.owns.user.id", "\"id\":", 245, Keyword, true, 0),
    f("host.entity.relationships.owns.user.name", "\"name\":", 245, Keyword, true, 0),
    f("host.entity.relationships.supervises.entity.id", "\"id\":", 247, Keyword, true, 0),
    f("host.entity.relationships.supervises.host.id", "\"id\":", 248, Keyword, true, 0),
    f("host.entity.relationships.supervises.host.name", "\"name\":", 248, Keyword, true, 0),
    f("host.entity.relationships.supervises.service.id", "\"id\":", 249, Keyword, true, 0),
    f("host.entity.relationships.supervises.service.name", "\"name\":", 249, Keyword, true, 0),
    f("host.entity.relationships.supervises.user.domain", "\"domain\":", 250, Keyword, true, 0),
    f("host.entity.relationships.supervises.user.email", "\"email\":", 250, Keyword, true, 0),
    f("host.entity.relationships.supervises.user.id", "\"id\":", 250, Keyword, true, 0),
    f("host.entity.relationships.supervises.user.name", "\"name\":", 250, Keyword, true, 0),
    f("host.entity.source", "\"source\":", 227, Keyword, false, 0),
    f("host.entity.sub_type", "\"sub_type\":", 227, Keyword, false, 0),
    f("host.entity.type", "\"type\":", 227, Keyword, true, 0),
    f("host.geo", "\"geo\":", 221, Tree, false, 11),
    f("host.geo.city_name", "\"city_name\":", 251, Keyword, false, 0),
    f("host.geo.continent_code", "\"continent_code\":", 251, Keyword, false, 0),
    f("host.geo.continent_name", "\"continent_name\":", 251, Keyword, false, 0),
    f("host.geo.country_iso_code", "\"country_iso_code\":", 251, Keyword, false, 0),
    f("host.geo.country_name", "\"country_name\":", 251, Keyword, false, 0),
    f("host.geo.location", "\"location\":", 251, GeoPoint, false, 0),
    f("host.geo.name", "\"name\":", 251, Keyword, false, 0),
    f("host.geo.postal_code", "\"postal_code\":", 251, Keyword, false, 0),
    f("host.geo.region_iso_code", "\"region_iso_code\":", 251, Keyword, false, 0),
    f("host.geo.region_name", "\"region_name\":", 251, Keyword, false, 0),
    f("host.geo.timezone", "\"timezone\":", 251, Keyword, false, 0),
    f("host.hostname", "\"hostname\":", 221, Keyword, false, 0),
    f("host.id", "\"id\":", 221, Keyword, false, 0),
    f("host.ip", "\"ip\":", 221, Ip, true, 0),
    f("host.mac", "\"mac\":", 221, Keyword, true, 0),
    f("host.name", "\"name\":", 221, Keyword, false, 0),
    f("host.network.egress.bytes", "\"bytes\":", 253, Long, false, 0),
    f("host.network.egress.packets", "\"packets\":", 253, Long, false, 0),
    f("host.network.ingress.bytes", "\"bytes\":", 254, Long, false, 0),
    f("host.network.ingress.packets", "\"packets\":", 254, Long, false, 0),
    f("host.os.family", "\"family\":", 255, Keyword, false, 0),
    f("host.os.full", "\"full\":", 255, Keyword, false, 0),
    f("host.os.kernel", "\"kernel\":", 255, Keyword, false, 0),
    f("host.os.name", "\"name\":", 255, Keyword, false, 0),
    f("host.os.platform", "\"platform\":", 255, Keyword, false, 0),
    f("host.os.type", "\"type\":", 255, Keyword, false, 0),
    f("host.os.version", "\"version\":", 255, Keyword, false, 0),
    f("host.pid_ns_ino", "\"pid_ns_ino\":", 221, Keyword, false, 0),
    f("host.risk.calculated_level", "\"calculated_level\":", 256, Keyword, false, 0),
    f("host.risk.calculated_score", "\"calculated_score\":", 256, Float, false, 0),
    f("host.risk.calculated_score_norm", "\"calculated_score_norm\":", 256, Float, false, 0),
    f("host.risk.static_level", "\"static_level\":", 256, Keyword, false, 0),
    f("host.risk.static_score", "\"static_score\":", 256, Float, false, 0),
    f("host.risk.static_score_norm", "\"static_score_norm\":", 256, Float, false, 0),
    f("host.target.architecture", "\"architecture\":", 257, Keyword, false, 0),
    f("host.target.boot.id", "\"id\":", 258, Keyword, false, 0),
    f("host.target.cpu.usage", "\"usage\":", 259, Float, false, 0),
    f("host.target.disk.read.bytes", "\"bytes\":", 261, Long, false, 0),
    f("host.target.disk.write.bytes", "\"bytes\":", 262, Long, false, 0),
    f("host.target.domain", "\"domain\":", 257, Keyword, false, 0),
    f("host.target.entity.attributes.known_redirects", "\"known_redirects\":", 264, Keyword, true, 0),
    f("host.target.entity.attributes.managed", "\"managed\":", 264, Boolean, false, 0),
    f("host.target.entity.attributes.mfa_enabled", "\"mfa_enabled\":", 264, Boolean, false, 0),
    f("host.target.entity.attributes.oauth_consent_restriction", "\"oauth_consent_restriction\":", 264, Keyword, false, 0),
    f("host.target.entity.attributes.permissions", "\"permissions\":", 264, Keyword, true, 0),
    f("host.target.entity.attributes.storage_class", "\"storage_class\":", 264, Keyword, false, 0),
    f("host.target.entity.behavior", "\"behavior\":", 263, Tree, false, 0),
    f("host.target.entity.display_name", "\"display_name\":", 263, Keyword, false, 0),
    f("host.target.entity.id", "\"id\":", 263, Keyword, false, 0),
    f("host.target.entity.last_seen_timestamp", "\"last_seen_timestamp\":", 263, Date, false, 0),
    f("host.target.entity.lifecycle.last_activity", "\"last_activity\":", 265, Date, false, 0),
    f("host.target.entity.metrics", "\"metrics\":", 263, Tree, false, 0),
    f("host.target.entity.name", "\"name\":", 263, Keyword, false, 0),
    f("host.target.entity.raw", "\"raw\":", 263, Tree, false, 0),
    f("host.target.entity.reference", "\"reference\":", 263, Keyword, false, 0),
    f("host.target.entity.relationships.administers.entity.id", "\"id\":", 268, Keyword, true, 0),
    f("host.target.entity.relationships.administers.host.id", "\"id\":", 269, Keyword, true, 0),
    f("host.target.entity.relationships.administers.host.name", "\"name\":", 269, Keyword, true, 0),
    f("host.target.entity.relationships.administers.service.id", "\"id\":", 270, Keyword, true, 0),
    f("host.target.entity.relationships.administers.service.name", "\"name\":", 270, Keyword, true, 0),
    f("host.target.entity.relationships.administers.user.domain", "\"domain\":", 271, Keyword, true, 0),
    f("host.target.entity.relationships.administers.user.email", "\"email\":", 271, Keyword, true, 0),
    f("host.target.entity.relationships.administers.user.id", "\"id\":", 271, Keyword, true, 0),
    f("host.target.entity.relationships.administers.user.name", "\"name\":", 271, Keyword, true, 0),
    f("host.target.entity.relationships.depends_on.entity.id", "\"id\":", 273, Keyword, true, 0),
    f("host.target.entity.relationships.depends_on.host.id", "\"id\":", 274, Keyword, true, 0),
    f("host.target.entity.relationships.depends_on.host.name", "\"name\":", 274, Keyword, true, 0),
    f("host.target.entity.relationships.depends_on.service.id", "\"id\":", 275, Keyword, true, 0),
    f("host.target.entity.relationships.depends_on.service.name", "\"name\":", 275, Keyword, true, 0),
    f("host.target.entity.relationships.depends_on.user.domain", "\"domain\":", 276, Keyword, true, 0),
    f("host.target.entity.relationships.depends_on.user.email", "\"email\":", 276, Keyword, true, 0),
    f("host.target.entity.relationships.depends_on.user.id", "\"id\":", 276, Keyword, true, 0),
    f("host.target.entity.relationships.depends_on.user.name", "\"name\":", 276, Keyword, true, 0),
    f("host.target.entity.relationships.owns.entity.id", "\"id\":", 278, Keyword, true, 0),
    f("host.target.entity.relationships.owns.host.id", "\"id\":", 279, Keyword, true, 0),
    f("host.target.entity.relationships.owns.host.name", "\"name\":", 279, Keyword, true, 0),
    f("host.target.entity.relationships.owns.service.id", "\"id\":", 280, Keyword, true, 0),
    f("host.target.entity.relationships.owns.service.name", "\"name\":", 280, Keyword, true, 0),
    f("host.target.entity.relationships.owns.user.domain", "\"domain\":", 281, Keyword, true, 0),
    f("host.target.entity.relationships.owns.user.email", "\"email\":", 281, Keyword, true, 0),
    f("host.target.entity.relationships.owns.user.id", "\"id\":", 281, Keyword, true, 0),
    f("host.target.entity.relationships.owns.user.name", "\"name\":", 281, Keyword, true, 0),
    f("host.target.entity.relationships.supervises.entity.id", "\"id\":", 283, Keyword, true, 0),
    f("host.target.entity.relationships.supervises.host.id", "\"id\":", 284, Keyword, true, 0),
    f("host.target.entity.relationships.supervises.host.name", "\"name\":", 284, Keyword, true, 0),
    f("host.target.entity.relationships.supervises.service.id", "\"id\":", 285, Keyword, true, 0),
    f("host.target.entity.relationships.supervises.service.name", "\"name\":", 285, Keyword, true, 0),
    f("host.target.entity.relationships.supervises.user.domain", "\"domain\":", 286, Keyword, true, 0),
    f("host.target.entity.relationships.supervises.user.email", "\"email\":", 286, Keyword, true, 0),
    f("host.target.entity.relationships.supervises.user.id", "\"id\":", 286, Keyword, true, 0),
    f("host.target.entity.relationships.supervises.user.name", "\"name\":", 286, Keyword, true, 0),
    f("host.target.entity.source", "\"source\":", 263, Keyword, false, 0),
    f("host.target.entity.sub_type", "\"sub_type\":", 263, Keyword, false, 0),
    f("host.target.entity.type", "\"type\":", 263, Keyword, true, 0),
    f("host.target.geo", "\"geo\":", 257, Tree, false, 11),
    f("host.target.geo.city_name", "\"city_name\":", 287, Keyword, false, 0),
    f("host.target.geo.continent_code", "\"continent_code\":", 287, Keyword, false, 0),
    f("host.target.geo.continent_name", "\"continent_name\":", 287, Keyword, false, 0),
    f("host.target.geo.country_iso_code", "\"country_iso_code\":", 287, Keyword, false, 0),
    f("host.target.geo.country_name", "\"country_name\":", 287, Keyword, false, 0),
    f("host.target.geo.location", "\"location\":", 287, GeoPoint, false, 0),
    f("host.target.geo.name", "\"name\":", 287, Keyword, false, 0),
    f("host.target.geo.postal_code", "\"postal_code\":", 287, Keyword, false, 0),
    f("host.target.geo.region_iso_code", "\"region_iso_code\":", 287, Keyword, false, 0),
    f("host.target.geo.region_name", "\"region_name\":", 287, Keyword, false, 0),
    f("host.target.geo.timezone", "\"timezone\":", 287, Keyword, false, 0),
    f("host.target.hostname", "\"hostname\":", 257, Keyword, false, 0),
    f("host.target.id", "\"id\":", 257, Keyword, false, 0),
    f("host.target.ip", "\"ip\":", 257, Ip, true, 0),
    f("host.target.mac", "\"mac\":", 257, Keyword, true, 0),
    f("host.target.name", "\"name\":", 257, Keyword, false, 0),
    f("host.target.network.egress.bytes", "\"bytes\":", 289, Long, false, 0),
    f("host.target.network.egress.packets", "\"packets\":", 289, Long, false, 0),
    f("host.target.network.ingress.bytes", "\"bytes\":", 290, Long, false, 0),
    f("host.target.network.ingress.packets", "\"packets\":", 290, Long, false, 0),
    f("host.target.os.family", "\"family\":", 291, Keyword, false, 0),
    f("host.target.os.full", "\"full\":", 291, Keyword, false, 0),
    f("host.target.os.kernel", "\"kernel\":", 291, Keyword, false, 0),
    f("host.target.os.name", "\"name\":", 291, Keyword, false, 0),
    f("host.target.os.platform", "\"platform\":", 291, Keyword, false, 0),
    f("host.target.os.type", "\"type\":", 291, Keyword, false, 0),
    f("host.target.os.version", "\"version\":", 291, Keyword, false, 0),
    f("host.target.pid_ns_ino", "\"pid_ns_ino\":", 257, Keyword, false, 0),
    f("host.target.risk.calculated_level", "\"calculated_level\":", 292, Keyword, false, 0),
    f("host.target.risk.calculated_score", "\"calculated_score\":", 292, Float, false, 0),
    f("host.target.risk.calculated_score_norm", "\"calculated_score_norm\":", 292, Float, false, 0),
    f("host.target.risk.static_level", "\"static_level\":", 292, Keyword, false, 0),
    f("host.target.risk.static_score", "\"static_score\":", 292, Float, false, 0),
    f("host.target.risk.static_score_norm", "\"static_score_norm\":", 292, Float, false, 0),
    f("host.target.type", "\"type\":", 257, Keyword, false, 0),
    f("host.target.uptime", "\"uptime\":", 257, Long, false, 0),
    f("host.type", "\"type\":", 221, Keyword, false, 0),
    f("host.uptime", "\"uptime\":", 221, Long, false, 0),
    f("http.request.body.bytes", "\"bytes\":", 295, Long, false, 0),
    f("http.request.body.content", "\"content\":", 295, Keyword, false, 0),
    f("http.request.bytes", "\"bytes\":", 294, Long, false, 0),
    f("http.request.id", "\"id\":", 294, Keyword, false, 0),
    f("http.request.method", "\"method\":", 294, Keyword, false, 0),
    f("http.request.mime_type", "\"mime_type\":", 294, Keyword, false, 0),
    f("http.request.referrer", "\"referrer\":", 294, Keyword, false, 0),
    f("http.response.body.bytes", "\"bytes\":", 297, Long, false, 0),
    f("http.response.body.content", "\"content\":", 297, Keyword, false, 0),
    f("http.response.bytes", "\"bytes\":", 296, Long, false, 0),
    f("http.response.mime_type", "\"mime_type\":", 296, Keyword, false, 0),
    f("http.response.status_code", "\"status_code\":", 296, Long, false, 0),
    f("http.version", "\"version\":", 293, Keyword, false, 0),
    f("labels", "\"labels\":", 0, Tree, false, 0),
    f("log.file.path", "\"path\":", 299, Keyword, false, 0),
    f("log.level", "\"level\":", 298, Keyword, false, 0),
    f("log.logger", "\"logger\":", 298, Keyword, false, 0),
    f("log.origin.file.line", "\"line\":", 301, Long, false, 0),
    f("log.origin.file.name", "\"name\":", 301, Keyword, false, 0),
    f("log.origin.function", "\"function\":", 300, Keyword, false, 0),
    f("log.syslog", "\"syslog\":", 298, Tree, false, 11),
    f("log.syslog.appname", "\"appname\":", 302, Keyword, false, 0),
    f("log.syslog.facility.code", "\"code\":", 303, Long, false, 0),
    f("log.syslog.facility.name", "\"name\":", 303, Keyword, false, 0),
    f("log.syslog.hostname", "\"hostname\":", 302, Keyword, false, 0),
    f("log.syslog.msgid", "\"msgid\":", 302, Keyword, false, 0),
    f("log.syslog.priority", "\"priority\":", 302, Long, false, 0),
    f("log.syslog.procid", "\"procid\":", 302, Keyword, false, 0),
    f("log.syslog.severity.code", "\"code\":", 304, Long, false, 0),
    f("log.syslog.severity.name", "\"name\":", 304, Keyword, false, 0),
    f("log.syslog.structured_data", "\"structured_data\":", 302, Tree, false, 0),
    f("log.syslog.version", "\"version\":", 302, Keyword, false, 0),
    f("message", "\"message\":", 0, Text, false, 0),
    f("network.application", "\"application\":", 305, Keyword, false, 0),
    f("network.bytes", "\"bytes\":", 305, Long, false, 0),
    f("network.community_id", "\"community_id\":", 305, Keyword, false, 0),
    f("network.direction", "\"direction\":", 305, Keyword, false, 0),
    f("network.forwarded_ip", "\"forwarded_ip\":", 305, Ip, false, 0),
    f("network.iana_number", "\"iana_number\":", 305, Keyword, false, 0),
    f("network.inner", "\"inner\":", 305, Tree, false, 2),
    f("network.inner.vlan.id", "\"id\":", 307, Keyword, false, 0),
    f("network.inner.vlan.name", "\"name\":", 307, Keyword, false, 0),
    f("network.name", "\"name\":", 305, Keyword, false, 0),
    f("network.packets", "\"packets\":", 305, Long, false, 0),
    f("network.protocol", "\"protocol\":", 305, Keyword, false, 0),
    f("network.transport", "\"transport\":", 305, Keyword, false, 0),
    f("network.type", "\"type\":", 305, Keyword, false, 0),
    f("network.vlan.id", "\"id\":", 308, Keyword, false, 0),
    f("network.vlan.name", "\"name\":", 308, Keyword, false, 0),
    f("observer.egress", "\"egress\":", 309, Tree, false, 6),
    f("observer.egress.interface.alias", "\"alias\":", 311, Keyword, false, 0),
    f("observer.egress.interface.id", "\"id\":", 311, Keyword, false, 0),
    f("observer.egress.interface.name", "\"name\":", 311, Keyword, false, 0),
    f("observer.egress.vlan.id", "\"id\":", 312, Keyword, false, 0),
    f("observer.egress.vlan.name", "\"name\":", 312, Keyword, false, 0),
    f("observer.egress.zone", "\"zone\":", 310, Keyword, false, 0),
    f("observer.geo", "\"geo\":", 309, Tree, false, 11),
    f("observer.geo.city_name", "\"city_name\":", 313, Keyword, false, 0),
    f("observer.geo.continent_code", "\"continent_code\":", 313, Keyword, false, 0),
    f("observer.geo.continent_name", "\"continent_name\":", 313, Keyword, false, 0),
    f("observer.geo.country_iso_code", "\"country_iso_code\":", 313, Keyword, false, 0),
    f("observer.geo.country_name", "\"country_name\":", 313, Keyword, false, 0),
    f("observer.geo.location", "\"location\":", 313, GeoPoint, false, 0),
    f("observer.geo.name", "\"name\":", 313, Keyword, false, 0),
    f("observer.geo.postal_code", "\"postal_code\":", 313, Keyword, false, 0),
    f("observer.geo.region_iso_code", "\"region_iso_code\":", 313, Keyword, false, 0),
    f("observer.geo.region_name", "\"region_name\":", 313, Keyword, false, 0),
    f("observer.geo.timezone", "\"timezone\":", 313, Keyword, false, 0),
    f("observer.hostname", "\"hostname\":", 309, Keyword, false, 0),
    f("observer.ingress", "\"ingress\":", 309, Tree, false, 6),
    f("observer.ingress.interface.alias", "\"alias\":", 315, Keyword, false, 0),
    f("observer.ingress.interface.id", "\"id\":", 315, Keyword, false, 0),
    f("observer.ingress.interface.name", "\"name\":", 315, Keyword, false, 0),
    f("observer.ingress.vlan.id", "\"id\":", 316, Keyword, false, 0),
    f("observer.ingress.vlan.name", "\"name\":", 316, Keyword, false, 0),
    f("observer.ingress.zone", "\"zone\":", 314, Keyword, false, 0),
    f("observer.ip", "\"ip\":", 309, Ip, true, 0),
    f("observer.mac", "\"mac\":", 309, Keyword, true, 0),
    f("observer.name", "\"name\":", 309, Keyword, false, 0),
    f("observer.os.family", "\"family\":", 317, Keyword, false, 0),
    f("observer.os.full", "\"full\":", 317, Keyword, false, 0),
    f("observer.os.kernel", "\"kernel\":", 317, Keyword, false, 0),
    f("observer.os.name", "\"name\":", 317, Keyword, false, 0),
    f("observer.os.platform", "\"platform\":", 317, Keyword, false, 0),
    f("observer.os.type", "\"type\":", 317, Keyword, false, 0),
    f("observer.os.version", "\"version\":", 317, Keyword, false, 0),
    f("observer.product", "\"product\":", 309, Keyword, false, 0),
    f("observer.serial_number", "\"serial_number\":", 309, Keyword, false, 0),
    f("observer.type", "\"type\":", 309, Keyword, false, 0),
    f("observer.vendor", "\"vendor\":", 309, Keyword, false, 0),
    f("observer.version", "\"version\":", 309, Keyword, false, 0),
    f("orchestrator.api_version", "\"api_version\":", 318, Keyword, false, 0),
    f("orchestrator.cluster.id", "\"id\":", 319, Keyword, false, 0),
    f("orchestrator.cluster.name", "\"name\":", 319, Keyword, false, 0),
    f("orchestrator.cluster.url", "\"url\":", 319, Keyword, false, 0),
    f("orchestrator.cluster.version", "\"version\":", 319, Keyword, false, 0),
    f("orchestrator.entity.attributes.known_redirects", "\"known_redirects\":", 321, Keyword, true, 0),
    f("orchestrator.entity.attributes.managed", "\"managed\":", 321, Boolean, false, 0),
    f("orchestrator.entity.attributes.mfa_enabled", "\"mfa_enabled\":", 321, Boolean, false, 0),
    f("orchestrator.entity.attributes.oauth_consent_restriction", "\"oauth_consent_restriction\":", 321, Keyword, false, 0),
    f("orchestrator.entity.attributes.permissions", "\"permissions\":", 321, Keyword, true, 0),
    f("orchestrator.entity.attributes.storage_class", "\"storage_class\":", 321, Keyword, false, 0),
    f("orchestrator.entity.behavior", "\"behavior\":", 320, Tree, false, 0),
    f("orchestrator.entity.display_name", "\"display_name\":", 320, Keyword, false, 0),
    f("orchestrator.entity.id", "\"id\":", 320, Keyword, false, 0),
    f("orchestrator.entity.last_seen_timestamp", "\"last_seen_timestamp\":", 320, Date, false, 0),
    f("orchestrator.entity.lifecycle.last_activity", "\"last_activity\":", 322, Date, false, 0),
    f("orchestrator.entity.metrics", "\"metrics\":", 320, Tree, false, 0),
    f("orchestrator.entity.name", "\"name\":", 320, Keyword, false, 0),
    f("orchestrator.entity.raw", "\"raw\":", 320, Tree, false, 0),
    f("orchestrator.entity.reference", "\"reference\":", 320, Keyword, false, 0),
    f("orchestrator.entity.relationships.administers.entity.id", "\"id\":", 325, Keyword, true, 0),
    f("orchestrator.entity.relationships.administers.host.id", "\"id\":", 326, Keyword, true, 0),
    f("orchestrator.entity.relationships.administers.host.name", "\"name\":", 326, Keyword, true, 0),
    f("orchestrator.entity.relationships.administers.service.id", "\"id\":", 327, Keyword, true, 0),
    f("orchestrator.entity.relationships.administers.service.name", "\"name\":", 327, Keyword, true, 0),
    f("orchestrator.entity.relationships.administers.user.domain", "\"domain\":", 328, Keyword, true, 0),
    f("orchestrator.entity.relationships.administers.user.email", "\"email\":", 328, Keyword, true, 0),
    f("orchestrator.entity.relationships.administers.user.id", "\"id\":", 328, Keyword, true, 0),
    f("orchestrator.entity.relationships.administers.user.name", "\"name\":", 328, Keyword, true, 0),
    f("orchestrator.entity.relationships.depends_on.entity.id", "\"id\":", 330, Keyword, true, 0),
    f("orchestrator.entity.relationships.depends_on.host.id", "\"id\":", 331, Keyword, true, 0),
    f("orchestrator.entity.relationships.depends_on.host.name", "\"name\":", 331, Keyword, true, 0),
    f("orchestrator.entity.relationships.depends_on.service.id", "\"id\":", 332, Keyword, true, 0),
    f("orchestrator.entity.relationships.depends_on.service.name", "\"name\":", 332, Keyword, true, 0),
    f("orchestrator.entity.relationships.depends_on.user.domain", "\"domain\":", 333, Keyword, true, 0),
    f("orchestrator.entity.relationships.depends_on.user.email", "\"email\":", 333, Keyword, true, 0),
    f("orchestrator.entity.relationships.depends_on.user.id", "\"id\":", 333, Keyword, true, 0),
    f("orchestrator.entity.relationships.depends_on.user.name", "\"name\":", 333, Keyword, true, 0),
    f("orchestrator.entity.relationships.owns.entity.id", "\"id\":", 335, Keyword, true, 0),
    f("orchestrator.entity.relationships.owns.host.id", "\"id\":", 336, Keyword, true, 0),
    f("orchestrator.entity.relationships.owns.host.name", "\"name\":", 336, Keyword, true, 0),
    f("orchestrator.entity.relationships.owns.service.id", "\"id\":", 337, Keyword, true, 0),
    f("orchestrator.entity.relationships.owns.service.name", "\"name\":", 337, Keyword, true, 0),
    f("orchestrator.entity.relationships.owns.user.domain", "\"domain\":", 338, Keyword, true, 0),
    f("orchestrator.entity.relationships.owns.user.email", "\"email\":", 338, Keyword, true, 0),
    f("orchestrator.entity.relationships.owns.user.id", "\"id\":", 338, Keyword, true, 0),
    f("orchestrator.entity.relationships.owns.user.name", "\"name\":", 338, Keyword, true, 0),
    f("orchestrator.entity.relationships.supervises.entity.id", "\"id\":", 340, Keyword, true, 0),
    f("orchestrator.entity.relationships.supervises.host.id", "\"id\":", 341, Keyword, true, 0),
    f("orchestrator.entity.relationships.supervises.host.name", "\"name\":", 341, Keyword, true, 0),
    f("orchestrator.entity.relationships.supervises.service.id", "\"id\":", 342, Keyword, true, 0),
    f("orchestrator.entity.relationships.supervises.service.name", "\"name\":", 342, Keyword, true, 0),
    f("orchestrator.entity.relationships.supervises.user.domain", "\"domain\":", 343, Keyword, true, 0),
    f("orchestrator.entity.relationships.supervises.user.email", "\"email\":", 343, Keyword, true, 0),
    f("orchestrator.entity.relationships.supervises.user.id", "\"id\":", 343, Keyword, true, 0),
    f("orchestrator.entity.relationships.supervises.user.name", "\"name\":", 343, Keyword, true, 0),
    f("orchestrator.entity.source", "\"source\":", 320, Keyword, false, 0),
    f("orchestrator.entity.sub_type", "\"sub_type\":", 320, Keyword, false, 0),
    f("orchestrator.entity.type", "\"type\":", 320, Keyword, true, 0),
    f("orchestrator.namespace", "\"namespace\":", 318, Keyword, false, 0),
    f("orchestrator.organization", "\"organization\":", 318, Keyword, false, 0),
    f("orchestrator.resource.annotation", "\"annotation\":", 344, Keyword, true, 0),
    f("orchestrator.resource.id", "\"id\":", 344, Keyword, false, 0),
    f("orchestrator.resource.ip", "\"ip\":", 344, Ip, true, 0),
    f("orchestrator.resource.label", "\"label\":", 344, Keyword, true, 0),
    f("orchestrator.resource.name", "\"name\":", 344, Keyword, false, 0),
    f("orchestrator.resource.parent.type", "\"type\":", 345, Keyword, false, 0),
    f("orchestrator.resource.type", "\"type\":", 344, Keyword, false, 0),
    f("orchestrator.type", "\"type\":", 318, Keyword, false, 0),
    f("organization.id", "\"id\":", 346, Keyword, false, 0),
    f("organization.name", "\"name\":", 346, Keyword, false, 0),
    f("package.architecture", "\"architecture\":", 347, Keyword, false, 0),
    f("package.build_version", "\"build_version\":", 347, Keyword, false, 0),
    f("package.checksum", "\"checksum\":", 347, Keyword, false, 0),
    f("package.description", "\"description\":", 347, Keyword, false, 0),
    f("package.install_scope", "\"install_scope\":", 347, Keyword, false, 0),
    f("package.installed", "\"installed\":", 347, Date, false, 0),
    f("package.license", "\"license\":", 347, Keyword, false, 0),
    f("package.name", "\"name\":", 347, Keyword, false, 0),
    f("package.path", "\"path\":", 347, Keyword, false, 0),
    f("package.reference", "\"reference\":", 347, Keyword, false, 0),
    f("package.size", "\"size\":", 347, Long, false, 0),
    f("package.type", "\"type\":", 347, Keyword, false, 0),
    f("package.version", "\"version\":", 347, Keyword, false, 0),
    f("process.args", "\"args\":", 348, Keyword, true, 0),
    f("process.args_count", "\"args_count\":", 348, Long, false, 0),
    f("process.code_signature.digest_algorithm", "\"digest_algorithm\":", 349, Keyword, false, 0),
    f("process.code_signature.exists", "\"exists\":", 349, Boolean, false, 0),
    f("process.code_signature.flags", "\"flags\":", 349, Keyword, false, 0),
    f("process.code_signature.signing_id", "\"signing_id\":", 349, Keyword, false, 0),
    f("process.code_signature.status", "\"status\":", 349, Keyword, false, 0),
    f("process.code_signature.subject_name", "\"subject_name\":", 349, Keyword, false, 0),
    f("process.code_signature.team_id", "\"team_id\":", 349, Keyword, false, 0),
    f("process.code_signature.thumbprint_sha256", "\"thumbprint_sha256\":", 349, Keyword, false, 0),
    f("process.code_signature.timestamp", "\"timestamp\":", 349, Date, false, 0),
    f("process.code_signature.trusted", "\"trusted\":", 349, Boolean, false, 0),
    f("process.code_signature.valid", "\"valid\":", 349, Boolean, false, 0),
    f("process.command_line", "\"command_line\":", 348, Keyword, false, 0),
    f("process.elf.architecture", "\"architecture\":", 350, Keyword, false, 0),
    f("process.elf.byte_order", "\"byte_order\":", 350, Keyword, false, 0),
    f("process.elf.cpu_type", "\"cpu_type\":", 350, Keyword, false, 0),
    f("process.elf.creation_date", "\"creation_date\":", 350, Date, false, 0),
    f("process.elf.exports", "\"exports\":", 350, Tree, true, 0),
    f("process.elf.go_import_hash", "\"go_import_hash\":", 350, Keyword, false, 0),
    f("process.elf.go_imports", "\"go_imports\":", 350, Tree, false, 0),
    f("process.elf.go_imports_names_entropy", "\"go_imports_names_entropy\":", 350, Long, false, 0),
    f("process.elf.go_imports_names_var_entropy", "\"go_imports_names_var_entropy\":", 350, Long, false, 0),
    f("process.elf.go_stripped", "\"go_stripped\":", 350, Boolean, false, 0),
    f("process.elf.header.abi_version", "\"abi_version\":", 351, Keyword, false, 0),
    f("process.elf.header.class", "\"class\":", 351, Keyword, false, 0),
    f("process.elf.header.data", "\"data\":", 351, Keyword, false, 0),
    f("process.elf.header.entrypoint", "\"entrypoint\":", 351, Long, false, 0),
    f("process.elf.header.object_version", "\"object_version\":", 351, Keyword, false, 0),
    f("process.elf.header.os_abi", "\"os_abi\":", 351, Keyword, false, 0),
    f("process.elf.header.type", "\"type\":", 351, Keyword, false, 0),
    f("process.elf.header.version", "\"version\":", 351, Keyword, false, 0),
    f("process.elf.import_hash", "\"import_hash\":", 350, Keyword, false, 0),
    f("process.elf.imports", "\"imports\":", 350, Tree, true, 0),
    f("process.elf.imports_names_entropy", "\"imports_names_entropy\":", 350, Long, false, 0),
    f("process.elf.imports_names_var_entropy", "\"imports_names_var_entropy\":", 350, Long, false, 0),
    f("process.elf.sections", "\"sections\":", 350, Tree, true, 10),
    f("process.elf.sections.chi2", "\"chi2\":", 352, Long, false, 0),
    f("process.elf.sections.entropy", "\"entropy\":", 352, Long, false, 0),
    f("process.elf.sections.flags", "\"flags\":", 352, Keyword, false, 0),
    f("process.elf.sections.name", "\"name\":", 352, Keyword, false, 0),
    f("process.elf.sections.physical_offset", "\"physical_offset\":", 352, Keyword, false, 0),
    f("process.elf.sections.physical_size", "\"physical_size\":", 352, Long, false, 0),
    f("process.elf.sections.type", "\"type\":", 352, Keyword, false, 0),
    f("process.elf.sections.var_entropy", "\"var_entropy\":", 352, Long, false, 0),
    f("process.elf.sections.virtual_address", "\"virtual_address\":", 352, Long, false, 0),
    f("process.elf.sections.virtual_size", "\"virtual_size\":", 352, Long, false, 0),
    f("process.elf.segments", "\"segments\":", 350, Tree, true, 2),
    f("process.elf.segments.sections", "\"sections\":", 353, Keyword, false, 0),
    f("process.elf.segments.type", "\"type\":", 353, Keyword, false, 0),
    f("process.elf.shared_libraries", "\"shared_libraries\":", 350, Keyword, true, 0),
    f("process.elf.telfhash", "\"telfhash\":", 350, Keyword, false, 0),
    f("process.end", "\"end\":", 348, Date, false, 0),
    f("process.entity_id", "\"entity_id\":", 348, Keyword, false, 0),
    f("process.entry_leader.args", "\"args\":", 354, Keyword, true, 0),
    f("process.entry_leader.args_count", "\"args_count\":", 354, Long, false, 0),
    f("process.entry_leader.attested_groups.name", "\"name\":", 355, Keyword, false, 0),
    f("process.entry_leader.attested_user.id", "\"id\":", 356, Keyword, false, 0),
    f("process.entry_leader.attested_user.name", "\"name\":", 356, Keyword, false, 0),
    f("process.entry_leader.command_line", "\"command_line\":", 354, Keyword, false, 0),
    f("process.entry_leader.entity_id", "\"entity_id\":", 354, Keyword, false, 0),
    f("process.entry_leader.entry_meta.source.ip", "\"ip\":", 358, Ip, false, 0),
    f("process.entry_leader.entry_meta.type", "\"type\":", 357, Keyword, false, 0),
    f("process.entry_leader.executable", "\"executable\":", 354, Keyword, false, 0),
    f("process.entry_leader.group.id", "\"id\":", 359, Keyword, false, 0),
    f("process.entry_leader.group.name", "\"name\":", 359, Keyword, false, 0),
    f("process.entry_leader.interactive", "\"interactive\":", 354, Boolean, false, 0),
    f("process.entry_leader.name", "\"name\":", 354, Keyword, false, 0),
    f("process.entry_leader.parent.entity_id", "\"entity_id\":", 360, Keyword, false, 0),
    f("process.entry_leader.parent.pid", "\"pid\":", 360, Long, false, 0),
    f("process.entry_leader.parent.session_leader.entity_id", "\"entity_id\":", 361, Keyword, false, 0),
    f("process.entry_leader.parent.session_leader.pid", "\"pid\":", 361, Long, false, 0),
    f("process.entry_leader.parent.session_leader.start", "\"start\":", 361, Date, false, 0),
    f("process.entry_leader.parent.session_leader.vpid", "\"vpid\":", 361, Long, false, 0),
    f("process.entry_leader.parent.start", "\"start\":", 360, Date, false, 0),
    f("process.entry_leader.parent.vpid", "\"vpid\":", 360, Long, false, 0),
    f("process.entry_leader.pid", "\"pid\":", 354, Long, false, 0),
    f("process.entry_leader.real_group.id", "\"id\":", 362, Keyword, false, 0),
    f("process.entry_leader.real_group.name", "\"name\":", 362, Keyword, false, 0),
    f("process.entry_leader.real_user.id", "\"id\":", 363, Keyword, false, 0),
    f("process.entry_leader.real_user.name", "\"name\":", 363, Keyword, false, 0),
    f("process.entry_leader.same_as_process", "\"same_as_process\":", 354, Boolean, false, 0),
    f("process.entry_leader.saved_group.id", "\"id\":", 364, Keyword, false, 0),
    f("process.entry_leader.saved_group.name", "\"name\":", 364, Keyword, false, 0),
    f("process.entry_leader.saved_user.id", "\"id\":", 365, Keyword, false, 0),
    f("process.entry_leader.saved_user.name", "\"name\":", 365, Keyword, false, 0),
    f("process.entry_leader.start", "\"start\":", 354, Date, false, 0),
    f("process.entry_leader.supplemental_groups.id", "\"id\":", 366, Keyword, false, 0),
    f("process.entry_leader.supplemental_groups.name", "\"name\":", 366, Keyword, false, 0),
    f("process.entry_leader.tty", "\"tty\":", 354, Tree, false, 2),
    f("process.entry_leader.tty.char_device.major", "\"major\":", 368, Long, false, 0),
    f("process.entry_leader.tty.char_device.minor", "\"minor\":", 368, Long, false, 0),
    f("process.entry_leader.user.id", "\"id\":", 369, Keyword, false, 0),
    f("process.entry_leader.user.name", "\"name\":", 369, Keyword, false, 0),
    f("process.entry_leader.vpid", "\"vpid\":", 354, Long, false, 0),
    f("process.entry_leader.working_directory", "\"working_directory\":", 354, Keyword, false, 0),
    f("process.env_vars", "\"env_vars\":", 348, Keyword, true, 0),
    f("process.executable", "\"executable\":", 348, Keyword, false, 0),
    f("process.exit_code", "\"exit_code\":", 348, Long, false, 0),
    f("process.group.id", "\"id\":", 370, Keyword, false, 0),
    f("process.group.name", "\"name\":", 370, Keyword, false, 0),
    f("process.group_leader.args", "\"args\":", 371, Keyword, true, 0),
    f("process.group_leader.args_count", "\"args_count\":", 371, Long, false, 0),
    f("process.group_leader.command_line", "\"command_line\":", 371, Keyword, false, 0),
    f("process.group_leader.entity_id", "\"entity_id\":", 371, Keyword, false, 0),
    f("process.group_leader.executable", "\"executable\":", 371, Keyword, false, 0),
    f("process.group_leader.group.id", "\"id\":", 372, Keyword, false, 0),
    f("process.group_leader.group.name", "\"name\":", 372, Keyword, false, 0),
    f("process.group_leader.interactive", "\"interactive\":", 371, Boolean, false, 0),
    f("process.group_leader.name", "\"name\":", 371, Keyword, false, 0),
    f("process.group_leader.pid", "\"pid\":", 371, Long, false, 0),
    f("process.group_leader.real_group.id", "\"id\":", 373, Keyword, false, 0),
    f("process.group_leader.real_group.name", "\"name\":", 373, Keyword, false, 0),
    f("process.group_leader.real_user.id", "\"id\":", 374, Keyword, false, 0),
    f("process.group_leader.real_user.name", "\"name\":", 374, Keyword, false, 0),
    f("process.group_leader.same_as_process", "\"same_as_process\":", 371, Boolean, false, 0),
    f("process.group_leader.saved_group.id", "\"id\":", 375, Keyword, false, 0),
    f("process.group_leader.saved_group.name", "\"name\":", 375, Keyword, false, 0),
    f("process.group_leader.saved_user.id", "\"id\":", 376, Keyword, false, 0),
    f("process.group_leader.saved_user.name", "\"name\":", 376, Keyword, false, 0),
    f("process.group_leader.start", "\"start\":", 371, Date, false, 0),
    f("process.group_leader.supplemental_groups.id", "\"id\":", 377, Keyword, false, 0),
    f("process.group_leader.supplemental_groups.name", "\"name\":", 377, Keyword, false, 0),
    f("process.group_leader.tty", "\"tty\":", 371, Tree, false, 2),
    f("process.group_leader.tty.char_device.major", "\"major\":", 379, Long, false, 0),
    f("process.group_leader.tty.char_device.minor", "\"minor\":", 379, Long, false, 0),
    f("process.group_leader.user.id", "\"id\":", 380, Keyword, false, 0),
    f("process.group_leader.user.name", "\"name\":", 380, Keyword, false, 0),
    f("process.group_leader.vpid", "\"vpid\":", 371, Long, false, 0),
    f("process.group_leader.working_directory", "\"working_directory\":", 371, Keyword, false, 0),
    f("process.hash.cdhash", "\"cdhash\":", 381, Keyword, false, 0),
    f("process.hash.md5", "\"md5\":", 381, Keyword, false, 0),
    f("process.hash.sha1", "\"sha1\":", 381, Keyword, false, 0),
    f("process.hash.sha256", "\"sha256\":", 381, Keyword, false, 0),
    f("process.hash.sha384", "\"sha384\":", 381, Keyword, false, 0),
    f("process.hash.sha512", "\"sha512\":", 381, Keyword, false, 0),
    f("process.hash.ssdeep", "\"ssdeep\":", 381, Keyword, false, 0),
    f("process.hash.tlsh", "\"tlsh\":", 381, Keyword, false, 0),
    f("process.interactive", "\"interactive\":", 348, Boolean, false, 0),
    f("process.io", "\"io\":", 348, Tree, false, 8),
    f("process.io.bytes_skipped", "\"bytes_skipped\":", 382, Tree, true, 2),
    f("process.io.bytes_skipped.length", "\"length\":", 383, Long, false, 0),
    f("process.io.bytes_skipped.offset", "\"offset\":", 383, Long, false, 0),
    f("process.io.max_bytes_per_process_exceeded", "\"max_bytes_per_process_exceeded\":", 382, Boolean, false, 0),
    f("process.io.text", "\"text\":", 382, Keyword, false, 0),
    f("process.io.total_bytes_captured", "\"total_bytes_captured\":", 382, Long, false, 0),
    f("process.io.total_bytes_skipped", "\"total_bytes_skipped\":", 382, Long, false, 0),
    f("process.io.type", "\"type\":", 382, Keyword, false, 0),
    f("process.macho.go_import_hash", "\"go_import_hash\":", 384, Keyword, false, 0),
    f("process.macho.go_imports", "\"go_imports\":", 384, Tree, false, 0),
    f("process.macho.go_imports_names_entropy", "\"go_imports_names_entropy\":", 384, Long, false, 0),
    f("process.macho.go_imports_names_var_entropy", "\"go_imports_names_var_entropy\":", 384, Long, false, 0),
    f("process.macho.go_stripped", "\"go_stripped\":", 384, Boolean, false, 0),
    f("process.macho.import_hash", "\"import_hash\":", 384, Keyword, false, 0),
    f("process.macho.imports", "\"imports\":", 384, Tree, true, 0),
    f("process.macho.imports_names_entropy", "\"imports_names_entropy\":", 384, Long, false, 0),
    f("process.macho.imports_names_var_entropy", "\"imports_names_var_entropy\":", 384, Long, false, 0),
    f("process.macho.sections", "\"sections\":", 384, Tree, true, 5),
    f("process.macho.sections.entropy", "\"entropy\":", 385, Long, false, 0),
    f("process.macho.sections.name", "\"name\":", 385, Keyword, false, 0),
    f("process.macho.sections.physical_size", "\"physical_size\":", 385, Long, false, 0),
    f("process.macho.sections.var_entropy", "\"var_entropy\":", 385, Long, false, 0),
    f("process.macho.sections.virtual_size", "\"virtual_size\":", 385, Long, false, 0),
    f("process.macho.symhash", "\"symhash\":", 384, Keyword, false, 0),
    f("process.name", "\"name\":", 348, Keyword, false, 0),
    f("process.parent.args", "\"args\":", 386, Keyword, true, 0),
    f("process.parent.args_count", "\"args_count\":", 386, Long, false, 0),
    f("process.parent.code_signature.digest_algorithm", "\"digest_algorithm\":", 387, Keyword, false, 0),
    f("process.parent.code_signature.exists", "\"exists\":", 387, Boolean, false, 0),
    f("process.parent.code_signature.flags", "\"flags\":", 387, Keyword, false, 0),
    f("process.parent.code_signature.signing_id", "\"signing_id\":", 387, Keyword, false, 0),
    f("process.parent.code_signature.status", "\"status\":", 387, Keyword, false, 0),
    f("process.parent.code_signature.subject_name", "\"subject_name\":", 387, Keyword, false, 0),
    f("process.parent.code_signature.team_id", "\"team_id\":", 387, Keyword, false, 0),
    f("process.parent.code_signature.thumbprint_sha256", "\"thumbprint_sha256\":", 387, Keyword, false, 0),
    f("process.parent.code_signature.timestamp", "\"timestamp\":", 387, Date, false, 0),
    f("process.parent.code_signature.trusted", "\"trusted\":", 387, Boolean, false, 0),
    f("process.parent.code_signature.valid", "\"valid\":", 387, Boolean, false, 0),
    f("process.parent.command_line", "\"command_line\":", 386, Keyword, false, 0),
    f("process.parent.elf.architecture", "\"architecture\":", 388, Keyword, false, 0),
    f("process.parent.elf.byte_order", "\"byte_order\":", 388, Keyword, false, 0),
    f("process.parent.elf.cpu_type", "\"cpu_type\":", 388, Keyword, false, 0),
    f("process.parent.elf.creation_date", "\"creation_date\":", 388, Date, false, 0),
    f("process.parent.elf.exports", "\"exports\":", 388, Tree, true, 0),
    f("process.parent.elf.go_import_hash", "\"go_import_hash\":", 388, Keyword, false, 0),
    f("process.parent.elf.go_imports", "\"go_imports\":", 388, Tree, false, 0),
    f("process.parent.elf.go_imports_names_entropy", "\"go_imports_names_entropy\":", 388, Long, false, 0),
    f("process.parent.elf.go_imports_names_var_entropy", "\"go_imports_names_var_entropy\":", 388, Long, false, 0),
    f("process.parent.elf.go_stripped", "\"go_stripped\":", 388, Boolean, false, 0),
    f("process.parent.elf.header.abi_version", "\"abi_version\":", 389, Keyword, false, 0),
    f("process.parent.elf.header.class", "\"class\":", 389, Keyword, false, 0),
    f("process.parent.elf.header.data", "\"data\":", 389, Keyword, false, 0),
    f("process.parent.elf.header.entrypoint", "\"entrypoint\":", 389, Long, false, 0),
    f("process.parent.elf.header.object_version", "\"object_version\":", 389, Keyword, false, 0),
    f("process.parent.elf.header.os_abi", "\"os_abi\":", 389, Keyword, false, 0),
    f("process.parent.elf.header.type", "\"type\":", 389, Keyword, false, 0),
    f("process.parent.elf.header.version", "\"version\":", 389, Keyword, false, 0),
    f("process.parent.elf.import_hash", "\"import_hash\":", 388, Keyword, false, 0),
    f("process.parent.elf.imports", "\"imports\":", 388, Tree, true, 0),
    f("process.parent.elf.imports_names_entropy", "\"imports_names_entropy\":", 388, Long, false, 0),
    f("process.parent.elf.imports_names_var_entropy", "\"imports_names_var_entropy\":", 388, Long, false, 0),
    f("process.parent.elf.sections", "\"sections\":", 388, Tree, true, 10),
    f("process.parent.elf.sections.chi2", "\"chi2\":", 390, Long, false, 0),
    f("process.parent.elf.sections.entropy", "\"entropy\":", 390, Long, false, 0),
    f("process.parent.elf.sections.flags", "\"flags\":", 390, Keyword, false, 0),
    f("process.parent.elf.sections.name", "\"name\":", 390, Keyword, false, 0),
    f("process.parent.elf.sections.physical_offset", "\"physical_offset\":", 390, Keyword, false, 0),
    f("process.parent.elf.sections.physical_size", "\"physical_size\":", 390, Long, false, 0),
    f("process.parent.elf.sections.type", "\"type\":", 390, Keyword, false, 0),
    f("process.parent.elf.sections.var_entropy", "\"var_entropy\":", 390, Long, false, 0),
    f("process.parent.elf.sections.virtual_address", "\"virtual_address\":", 390, Long, false, 0),
    f("process.parent.elf.sections.virtual_size", "\"virtual_size\":", 390, Long, false, 0),
    f("process.parent.elf.segments", "\"segments\":", 388, Tree, true, 2),
    f("process.parent.elf.segments.sections", "\"sections\":", 391, Keyword, false, 0),
    f("process.parent.elf.segments.type", "\"type\":", 391, Keyword, false, 0),
    f("process.parent.elf.shared_libraries", "\"shared_libraries\":", 388, Keyword, true, 0),
    f("process.parent.elf.telfhash", "\"telfhash\":", 388, Keyword, false, 0),
    f("process.parent.end", "\"end\":", 386, Date, false, 0),
    f("process.parent.entity_id", "\"entity_id\":", 386, Keyword, false, 0),
    f("process.parent.executable", "\"executable\":", 386, Keyword, false, 0),
    f("process.parent.exit_code", "\"exit_code\":", 386, Long, false, 0),
    f("process.parent.group.id", "\"id\":", 392, Keyword, false, 0),
    f("process.parent.group.name", "\"name\":", 392, Keyword, false, 0),
    f("process.parent.group_leader.entity_id", "\"entity_id\":", 393, Keyword, false, 0),
    f("process.parent.group_leader.pid", "\"pid\":", 393, Long, false, 0),
    f("process.parent.group_leader.start", "\"start\":", 393, Date, false, 0),
    f("process.parent.group_leader.vpid", "\"vpid\":", 393, Long, false, 0),
    f("process.parent.hash.cdhash", "\"cdhash\":", 394, Keyword, false, 0),
    f("process.parent.hash.md5", "\"md5\":", 394, Keyword, false, 0),
    f("process.parent.hash.sha1", "\"sha1\":", 394, Keyword, false, 0),
    f("process.parent.hash.sha256", "\"sha256\":", 394, Keyword, false, 0),
    f("process.parent.hash.sha384", "\"sha384\":", 394, Keyword, false, 0),
    f("process.parent.hash.sha512", "\"sha512\":", 394, Keyword, false, 0),
    f("process.parent.hash.ssdeep", "\"ssdeep\":", 394, Keyword, false, 0),
    f("process.parent.hash.tlsh", "\"tlsh\":", 394, Keyword, false, 0),
    f("process.parent.interactive", "\"interactive\":", 386, Boolean, false, 0),
    f("process.parent.macho.go_import_hash", "\"go_import_hash\":", 395, Keyword, false, 0),
    f("process.parent.macho.go_imports", "\"go_imports\":", 395, Tree, false, 0),
    f("process.parent.macho.go_imports_names_entropy", "\"go_imports_names_entropy\":", 395, Long, false, 0),
    f("process.parent.macho.go_imports_names_var_entropy", "\"go_imports_names_var_entropy\":", 395, Long, false, 0),
    f("process.parent.macho.go_stripped", "\"go_stripped\":", 395, Boolean, false, 0),
    f("process.parent.macho.import_hash", "\"import_hash\":", 395, Keyword, false, 0),
    f("process.parent.macho.imports", "\"imports\":", 395, Tree, true, 0),
    f("process.parent.macho.imports_names_entropy", "\"imports_names_entropy\":", 395, Long, false, 0),
    f("process.parent.macho.imports_names_var_entropy", "\"imports_names_var_entropy\":", 395, Long, false, 0),
    f("process.parent.macho.sections", "\"sections\":", 395, Tree, true, 5),
    f("process.parent.macho.sections.entropy", "\"entropy\":", 396, Long, false, 0),
    f("process.parent.macho.sections.name", "\"name\":", 396, Keyword, false, 0),
    f("process.parent.macho.sections.physical_size", "\"physical_size\":", 396, Long, false, 0),
    f("process.parent.macho.sections.var_entropy", "\"var_entropy\":", 396, Long, false, 0),
    f("process.parent.macho.sections.virtual_size", "\"virtual_size\":", 396, Long, false, 0),
    f("process.parent.macho.symhash", "\"symhash\":", 395, Keyword, false, 0),
    f("process.parent.name", "\"name\":", 386, Keyword, false, 0),
    f("process.parent.pe.architecture", "\"architecture\":", 397, Keyword, false, 0),
    f("process.parent.pe.company", "\"company\":", 397, Keyword, false, 0),
    f("process.parent.pe.description", "\"description\":", 397, Keyword, false, 0),
    f("process.parent.pe.file_version", "\"file_version\":", 397, Keyword, false, 0),
    f("process.parent.pe.go_import_hash", "\"go_import_hash\":", 397, Keyword, false, 0),
    f("process.parent.pe.go_imports", "\"go_imports\":", 397, Tree, false, 0),
    f("process.parent.pe.go_imports_names_entropy", "\"go_imports_names_entropy\":", 397, Long, false, 0),
    f("process.parent.pe.go_imports_names_var_entropy", "\"go_imports_names_var_entropy\":", 397, Long, false, 0),
    f("process.parent.pe.go_stripped", "\"go_stripped\":", 397, Boolean, false, 0),
    f("process.parent.pe.imphash", "\"imphash\":", 397, Keyword, false, 0),
    f("process.parent.pe.import_hash", "\"import_hash\":", 397, Keyword, false, 0),
    f("process.parent.pe.imports", "\"imports\":", 397, Tree, true, 0),
    f("process.parent.pe.imports_names_entropy", "\"imports_names_entropy\":", 397, Long, false, 0),
    f("process.parent.pe.imports_names_var_entropy", "\"imports_names_var_entropy\":", 397, Long, false, 0),
    f("process.parent.pe.original_file_name", "\"original_file_name\":", 397, Keyword, false, 0),
    f("process.parent.pe.pehash", "\"pehash\":", 397, Keyword, false, 0),
    f("process.parent.pe.product", "\"product\":", 397, Keyword, false, 0),
    f("process.parent.pe.sections", "\"sections\":", 397, Tree, true, 5),
    f("process.parent.pe.sections.entropy", "\"entropy\":", 398, Long, false, 0),
    f("process.parent.pe.sections.name", "\"name\":", 398, Keyword, false, 0),
    f("process.parent.pe.sections.physical_size", "\"physical_size\":", 398, Long, false, 0),
    f("process.parent.pe.sections.var_entropy", "\"var_entropy\":", 398, Long, false, 0),
    f("process.parent.pe.sections.virtual_size", "\"virtual_size\":", 398, Long, false, 0),
    f("process.parent.pid", "\"pid\":", 386, Long, false, 0),
    f("process.parent.real_group.id", "\"id\":", 399, Keyword, false, 0),
    f("process.parent.real_group.name", "\"name\":", 399, Keyword, false, 0),
    f("process.parent.real_user.id", "\"id\":", 400, Keyword, false, 0),
    f("process.parent.real_user.name", "\"name\":", 400, Keyword, false, 0),
    f("process.parent.saved_group.id", "\"id\":", 401, Keyword, false, 0),
    f("process.parent.saved_group.name", "\"name\":", 401, Keyword, false, 0),
    f("process.parent.saved_user.id", "\"id\":", 402, Keyword, false, 0),
    f("process.parent.saved_user.name", "\"name\":", 402, Keyword, false, 0),
    f("process.parent.start", "\"start\":", 386, Date, false, 0),
    f("process.parent.supplemental_groups.id", "\"id\":", 403, Keyword, false, 0),
    f("process.parent.supplemental_groups.name", "\"name\":", 403, Keyword, false, 0),
    f("process.parent.thread.capabilities.effective", "\"effective\":", 405, Keyword, true, 0),
    f("process.parent.thread.capabilities.permitted", "\"permitted\":", 405, Keyword, true, 0),
    f("process.parent.thread.id", "\"id\":", 404, Long, false, 0),
    f("process.parent.thread.name", "\"name\":", 404, Keyword, false, 0),
    f("process.parent.title", "\"title\":", 386, Keyword, false, 0),
    f("process.parent.tty", "\"tty\":", 386, Tree, false, 2),
    f("process.parent.tty.char_device.major", "\"major\":", 407, Long, false, 0),
    f("process.parent.tty.char_device.minor", "\"minor\":", 407, Long, false, 0),
    f("process.parent.uptime", "\"uptime\":", 386, Long, false, 0),
    f("process.parent.user.id", "\"id\":", 408, Keyword, false, 0),
    f("process.parent.user.name", "\"name\":", 408, Keyword, false, 0),
    f("process.parent.vpid", "\"vpid\":", 386, Long, false, 0),
    f("process.parent.working_directory", "\"working_directory\":", 386, Keyword, false, 0),
    f("process.pe.architecture", "\"architecture\":", 409, Keyword, false, 0),
    f("process.pe.company", "\"company\":", 409, Keyword, false, 0),
    f("process.pe.description", "\"description\":", 409, Keyword, false, 0),
    f("process.pe.file_version", "\"file_version\":", 409, Keyword, false, 0),
    f("process.pe.go_import_hash", "\"go_import_hash\":", 409, Keyword, false, 0),
    f("process.pe.go_imports", "\"go_imports\":", 409, Tree, false, 0),
    f("process.pe.go_imports_names_entropy", "\"go_imports_names_entropy\":", 409, Long, false, 0),
    f("process.pe.go_imports_names_var_entropy", "\"go_imports_names_var_entropy\":", 409, Long, false, 0),
    f("process.pe.go_stripped", "\"go_stripped\":", 409, Boolean, false, 0),
    f("process.pe.imphash", "\"imphash\":", 409, Keyword, false, 0),
    f("process.pe.import_hash", "\"import_hash\":", 409, Keyword, false, 0),
    f("process.pe.imports", "\"imports\":", 409, Tree, true, 0),
    f("process.pe.imports_names_entropy", "\"imports_names_entropy\":", 409, Long, false, 0),
    f("process.pe.imports_names_var_entropy", "\"imports_names_var_entropy\":", 409, Long, false, 0),
    f("process.pe.original_file_name", "\"original_file_name\":", 409, Keyword, false, 0),
    f("process.pe.pehash", "\"pehash\":", 409, Keyword, false, 0),
    f("process.pe.product", "\"product\":", 409, Keyword, false, 0),
    f("process.pe.sections", "\"sections\":", 409, Tree, true, 5),
    f("process.pe.sections.entropy", "\"entropy\":", 410, Long, false, 0),
    f("process.pe.sections.name", "\"name\":", 410, Keyword, false, 0),
    f("process.pe.sections.physical_size", "\"physical_size\":", 410, Long, false, 0),
    f("process.pe.sections.var_entropy", "\"var_entropy\":", 410, Long, false, 0),
    f("process.pe.sections.virtual_size", "\"virtual_size\":", 410, Long, false, 0),
    f("process.pid", "\"pid\":", 348, Long, false, 0),
    f("process.previous.args", "\"args\":", 411, Keyword, true, 0),
    f("process.previous.args_count", "\"args_count\":", 411, Long, false, 0),
    f("process.previous.executable", "\"executable\":", 411, Keyword, false, 0),
    f("process.real_group.id", "\"id\":", 412, Keyword, false, 0),
    f("process.real_group.name", "\"name\":", 412, Keyword, false, 0),
    f("process.real_user.id", "\"id\":", 413, Keyword, false, 0),
    f("process.real_user.name", "\"name\":", 413, Keyword, false, 0),
    f("process.saved_group.id", "\"id\":", 414, Keyword, false, 0),
    f("process.saved_group.name", "\"name\":", 414, Keyword, false, 0),
    f("process.saved_user.id", "\"id\":", 415, Keyword, false, 0),
    f("process.saved_user.name", "\"name\":", 415, Keyword, false, 0),
    f("process.session_leader.args", "\"args\":", 416, Keyword, true, 0),
    f("process.session_leader.args_count", "\"args_count\":", 416, Long, false, 0),
    f("process.session_leader.command_line", "\"command_line\":", 416, Keyword, false, 0),
    f("process.session_leader.entity_id", "\"entity_id\":", 416, Keyword, false, 0),
    f("process.session_leader.executable", "\"executable\":", 416, Keyword, false, 0),
    f("process.session_leader.group.id", "\"id\":", 417, Keyword, false, 0),
    f("process.session_leader.group.name", "\"name\":", 417, Keyword, false, 0),
    f("process.session_leader.interactive", "\"interactive\":", 416, Boolean, false, 0),
    f("process.session_leader.name", "\"name\":", 416, Keyword, false, 0),
    f("process.session_leader.parent.entity_id", "\"entity_id\":", 418, Keyword, false, 0),
    f("process.session_leader.parent.pid", "\"pid\":", 418, Long, false, 0),
    f("process.session_leader.parent.session_leader.entity_id", "\"entity_id\":", 419, Keyword, false, 0),
    f("process.session_leader.parent.session_leader.pid", "\"pid\":", 419, Long, false, 0),
    f("process.session_leader.parent.session_leader.start", "\"start\":", 419, Date, false, 0),
    f("process.session_leader.parent.session_leader.vpid", "\"vpid\":", 419, Long, false, 0),
    f("process.session_leader.parent.start", "\"start\":", 418, Date, false, 0),
    f("process.session_leader.parent.vpid", "\"vpid\":", 418, Long, false, 0),
    f("process.session_leader.pid", "\"pid\":", 416, Long, false, 0),
    f("process.session_leader.real_group.id", "\"id\":", 420, Keyword, false, 0),
    f("process.session_leader.real_group.name", "\"name\":", 420, Keyword, false, 0),
    f("process.session_leader.real_user.id", "\"id\":", 421, Keyword, false, 0),
    f("process.session_leader.real_user.name", "\"name\":", 421, Keyword, false, 0),
    f("process.session_leader.same_as_process", "\"same_as_process\":", 416, Boolean, false, 0),
    f("process.session_leader.saved_group.id", "\"id\":", 422, Keyword, false, 0),
    f("process.session_leader.saved_group.name", "\"name\":", 422, Keyword, false, 0),
    f("process.session_leader.saved_user.id", "\"id\":", 423, Keyword, false, 0),
    f("process.session_leader.saved_user.name", "\"name\":", 423, Keyword, false, 0),
    f("process.session_leader.start", "\"start\":", 416, Date, false, 0),
    f("process.session_leader.supplemental_groups.id", "\"id\":", 424, Keyword, false, 0),
    f("process.session_leader.supplemental_groups.name", "\"name\":", 424, Keyword, false, 0),
    f("process.session_leader.tty", "\"tty\":", 416, Tree, false, 2),
    f("process.session_leader.tty.char_device.major", "\"major\":", 426, Long, false, 0),
    f("process.session_leader.tty.char_device.minor", "\"minor\":", 426, Long, false, 0),
    f("process.session_leader.user.id", "\"id\":", 427, Keyword, false, 0),
    f("process.session_leader.user.name", "\"name\":", 427, Keyword, false, 0),
    f("process.session_leader.vpid", "\"vpid\":", 416, Long, false, 0),
    f("process.session_leader.working_directory", "\"working_directory\":", 416, Keyword, false, 0),
    f("process.start", "\"start\":", 348, Date, false, 0),
    f("process.supplemental_groups.id", "\"id\":", 428, Keyword, false, 0),
    f("process.supplemental_groups.name", "\"name\":", 428, Keyword, false, 0),
    f("process.thread.capabilities.effective", "\"effective\":", 430, Keyword, true, 0),
    f("process.thread.capabilities.permitted", "\"permitted\":", 430, Keyword, true, 0),
    f("process.thread.id", "\"id\":", 429, Long, false, 0),
    f("process.thread.name", "\"name\":", 429, Keyword, false, 0),
    f("process.title", "\"title\":", 348, Keyword, false, 0),
    f("process.tty", "\"tty\":", 348, Tree, false, 4),
    f("process.tty.char_device.major", "\"major\":", 432, Long, false, 0),
    f("process.tty.char_device.minor", "\"minor\":", 432, Long, false, 0),
    f("process.tty.columns", "\"columns\":", 431, Long, false, 0),
    f("process.tty.rows", "\"rows\":", 431, Long, false, 0),
    f("process.uptime", "\"uptime\":", 348, Long, false, 0),
    f("process.user.id", "\"id\":", 433, Keyword, false, 0),
    f("process.user.name", "\"name\":", 433, Keyword, false, 0),
    f("process.vpid", "\"vpid\":", 348, Long, false, 0),
    f("process.working_directory", "\"working_directory\":", 348, Keyword, false, 0),
    f("registry.data.bytes", "\"bytes\":", 435, Keyword, false, 0),
    f("registry.data.strings", "\"strings\":", 435, Keyword, true, 0),
    f("registry.data.type", "\"type\":", 435, Keyword, false, 0),
    f("registry.hive", "\"hive\":", 434, Keyword, false, 0),
    f("registry.key", "\"key\":", 434, Keyword, false, 0),
    f("registry.path", "\"path\":", 434, Keyword, false, 0),
    f("registry.value", "\"value\":", 434, Keyword, false, 0),
    f("related.hash", "\"hash\":", 436, Keyword, true, 0),
    f("related.hosts", "\"hosts\":", 436, Keyword, true, 0),
    f("related.ip", "\"ip\":", 436, Ip, true, 0),
    f("related.user", "\"user\":", 436, Keyword, true, 0),
    f("rule.author", "\"author\":", 437, Keyword, true, 0),
    f("rule.category", "\"category\":", 437, Keyword, false, 0),
    f("rule.description", "\"description\":", 437, Keyword, false, 0),
    f("rule.id", "\"id\":", 437, Keyword, false, 0),
    f("rule.license", "\"license\":", 437, Keyword, false, 0),
    f("rule.name", "\"name\":", 437, Keyword, false, 0),
    f("rule.reference", "\"reference\":", 437, Keyword, false, 0),
    f("rule.ruleset", "\"ruleset\":", 437, Keyword, false, 0),
    f("rule.uuid", "\"uuid\":", 437, Keyword, false, 0),
    f("rule.version", "\"version\":", 437, Keyword, false, 0),
    f("server.address", "\"address\":", 438, Keyword, false, 0),
    f("server.as", "\"as\":", 438, Tree, false, 2),
    f("server.as.number", "\"number\":", 439, Long, false, 0),
    f("server.as.organization.name", "\"name\":", 440, Keyword, false, 0),
    f("server.bytes", "\"bytes\":", 438, Long, false, 0),
    f("server.domain", "\"domain\":", 438, Keyword, false, 0),
    f("server.geo", "\"geo\":", 438, Tree, false, 11),
    f("server.geo.city_name", "\"city_name\":", 441, Keyword, false, 0),
    f("server.geo.continent_code", "\"continent_code\":", 441, Keyword, false, 0),
    f("server.geo.continent_name", "\"continent_name\":", 441, Keyword, false, 0),
    f("server.geo.country_iso_code", "\"country_iso_code\":", 441, Keyword, false, 0),
    f("server.geo.country_name", "\"country_name\":", 441, Keyword, false, 0),
    f("server.geo.location", "\"location\":", 441, GeoPoint, false, 0),
    f("server.geo.name", "\"name\":", 441, Keyword, false, 0),
    f("server.geo.postal_code", "\"postal_code\":", 441, Keyword, false, 0),
    f("server.geo.region_iso_code", "\"region_iso_code\":", 441, Keyword, false, 0),
    f("server.geo.region_name", "\"region_name\":", 441, Keyword, false, 0),
    f("server.geo.timezone", "\"timezone\":", 441, Keyword, false, 0),
    f("server.ip", "\"ip\":", 438, Ip, false, 0),
    f("server.mac", "\"mac\":", 438, Keyword, false, 0),
    f("server.nat.ip", "\"ip\":", 442, Ip, false, 0),
    f("server.nat.port", "\"port\":", 442, Long, false, 0),
    f("server.packets", "\"packets\":", 438, Long, false, 0),
    f("server.port", "\"port\":", 438, Long, false, 0),
    f("server.registered_domain", "\"registered_domain\":", 438, Keyword, false, 0),
    f("server.subdomain", "\"subdomain\":", 438, Keyword, false, 0),
    f("server.top_level_domain", "\"top_level_domain\":", 438, Keyword, false, 0),
    f("server.user.domain", "\"domain\":", 443, Keyword, false, 0),
    f("server.user.email", "\"email\":", 443, Keyword, false, 0),
    f("server.user.full_name", "\"full_name\":", 443, Keyword, false, 0),
    f("server.user.group.domain", "\"domain\":", 444, Keyword, false, 0),
    f("server.user.group.id", "\"id\":", 444, Keyword, false, 0),
    f("server.user.group.name", "\"name\":", 444, Keyword, false, 0),
    f("server.user.hash", "\"hash\":", 443, Keyword, false, 0),
    f("server.user.id", "\"id\":", 443, Keyword, false, 0),
    f("server.user.name", "\"name\":", 443, Keyword, false, 0),
    f("server.user.roles", "\"roles\":", 443, Keyword, true, 0),
    f("service.address", "\"address\":", 445, Keyword, false, 0),
    f("service.entity.attributes.known_redirects", "\"known_redirects\":", 447, Keyword, true, 0),
    f("service.entity.attributes.managed", "\"managed\":", 447, Boolean, false, 0),
    f("service.entity.attributes.mfa_enabled", "\"mfa_enabled\":", 447, Boolean, false, 0),
    f("service.entity.attributes.oauth_consent_restriction", "\"oauth_consent_restriction\":", 447, Keyword, false, 0),
    f("service.entity.attributes.permissions", "\"permissions\":", 447, Keyword, true, 0),
    f("service.entity.attributes.storage_class", "\"storage_class\":", 447, Keyword, false, 0),
    f("service.entity.behavior", "\"behavior\":", 446, Tree, false, 0),
    f("service.entity.display_name", "\"display_name\":", 446, Keyword, false, 0),
    f("service.entity.id", "\"id\":", 446, Keyword, false, 0),
    f("service.entity.last_seen_timestamp", "\"last_seen_timestamp\":", 446, Date, false, 0),
    f("service.entity.lifecycle.last_activity", "\"last_activity\":", 448, Date, false, 0),
    f("service.entity.metrics", "\"metrics\":", 446, Tree, false, 0),
    f("service.entity.name", "\"name\":", 446, Keyword, false, 0),
    f("service.entity.raw", "\"raw\":", 446, Tree, false, 0),
    f("service.entity.reference", "\"reference\":", 446, Keyword, false, 0),
    f("service.entity.relationships.administers.entity.id", "\"id\":", 451, Keyword, true, 0),
    f("service.entity.relationships.administers.host.id", "\"id\":", 452, Keyword, true, 0),
    f("service.entity.relationships.administers.host.name", "\"name\":", 452, Keyword, true, 0),
    f("service.entity.relationships.administers.service.id", "\"id\":", 453, Keyword, true, 0),
    f("service.entity.relationships.administers.service.name", "\"name\":", 453, Keyword, true, 0),
    f("service.entity.relationships.administers.user.domain", "\"domain\":", 454, Keyword, true, 0),
    f("service.entity.relationships.administers.user.email", "\"email\":", 454, Keyword, true, 0),
    f("service.entity.relationships.administers.user.id", "\"id\":", 454, Keyword, true, 0),
    f("service.entity.relationships.administers.user.name", "\"name\":", 454, Keyword, true, 0),
    f("service.entity.relationships.depends_on.entity.id", "\"id\":", 456, Keyword, true, 0),
    f("service.entity.relationships.depends_on.host.id", "\"id\":", 457, Keyword, true, 0),
    f("service.entity.relationships.depends_on.host.name", "\"name\":", 457, Keyword, true, 0),
    f("service.entity.relationships.depends_on.service.id", "\"id\":", 458, Keyword, true, 0),
    f("service.entity.relationships.depends_on.service.name", "\"name\":", 458, Keyword, true, 0),
    f("service.entity.relationships.depends_on.user.domain", "\"domain\":", 459, Keyword, true, 0),
    f("service.entity.relationships.depends_on.user.email", "\"email\":", 459, Keyword, true, 0),
    f("service.entity.relationships.depends_on.user.id", "\"id\":", 459, Keyword, true, 0),
    f("service.entity.relationships.depends_on.user.name", "\"name\":", 459, Keyword, true, 0),
    f("service.entity.relationships.owns.entity.id", "\"id\":", 461, Keyword, true, 0),
    f("service.entity.relationships.owns.host.id", "\"id\":", 462, Keyword, true, 0),
    f("service.entity.relationships.owns.host.name", "\"name\":", 462, Keyword, true, 0),
    f("service.entity.relationships.owns.service.id", "\"id\":", 463, Keyword, true, 0),
    f("service.entity.relationships.owns.service.name", "\"name\":", 463, Keyword, true, 0),
    f("service.entity.relationships.owns.user.domain", "\"domain\":", 464, Keyword, true, 0),
    f("service.entity.relationships.owns.user.email", "\"email\":", 464, Keyword, true, 0),
    f("service.entity.relationships.owns.user.id", "\"id\":", 464, Keyword, true, 0),
    f("service.entity.relationships.owns.user.name", "\"name\":", 464, Keyword, true, 0),
    f("service.entity.relationships.supervises.entity.id", "\"id\":", 466, Keyword, true, 0),
    f("service.entity.relationships.supervises.host.id", "\"id\":", 467, Keyword, true, 0),
    f("service.entity.relationships.supervises.host.name", "\"name\":", 467, Keyword, true, 0),
    f("service.entity.relationships.supervises.service.id", "\"id\":", 468, Keyword, true, 0),
    f("service.entity.relationships.supervises.service.name", "\"name\":", 468, Keyword, true, 0),
    f("service.entity.relationships.supervises.user.domain", "\"domain\":", 469, Keyword, true, 0),
    f("service.entity.relationships.supervises.user.email", "\"email\":", 469, Keyword, true, 0),
    f("service.entity.relationships.supervises.user.id", "\"id\":", 469, Keyword, true, 0),
    f("service.entity.relationships.supervises.user.name", "\"name\":", 469, Keyword, true, 0),
    f("service.entity.source", "\"source\":", 446, Keyword, false, 0),
    f("service.entity.sub_type", "\"sub_type\":", 446, Keyword, false, 0),
    f("service.entity.type", "\"type\":", 446, Keyword, true, 0),
    f("service.environment", "\"environment\":", 445, Keyword, false, 0),
    f("service.ephemeral_id", "\"ephemeral_id\":", 445, Keyword, false, 0),
    f("service.id", "\"id\":", 445, Keyword, false, 0),
    f("service.name", "\"name\":", 445, Keyword, false, 0),
    f("service.node.name", "\"name\":", 470, Keyword, false, 0),
    f("service.node.role", "\"role\":", 470, Keyword, false, 0),
    f("service.node.roles", "\"roles\":", 470, Keyword, true, 0),
    f("service.origin.address", "\"address\":", 471, Keyword, false, 0),
    f("service.origin.entity.attributes.known_redirects", "\"known_redirects\":", 473, Keyword, true, 0),
    f("service.origin.entity.attributes.managed", "\"managed\":", 473, Boolean, false, 0),
    f("service.origin.entity.attributes.mfa_enabled", "\"mfa_enabled\":", 473, Boolean, false, 0),
    f("service.origin.entity.attributes.oauth_consent_restriction", "\"oauth_consent_restriction\":", 473, Keyword, false, 0),
    f("service.origin.entity.attributes.permissions", "\"permissions\":", 473, Keyword, true, 0),
    f("service.origin.entity.attributes.storage_class", "\"storage_class\":", 473, Keyword, false, 0),
    f("service.origin.entity.behavior", "\"behavior\":", 472, Tree, false, 0),
    f("service.origin.entity.display_name", "\"display_name\":", 472, Keyword, false, 0),
    f("service.origin.entity.id", "\"id\":", 472, Keyword, false, 0),
    f("service.origin.entity.last_seen_timestamp", "\"last_seen_timestamp\":", 472, Date, false, 0),
    f("service.origin.entity.lifecycle.last_activity", "\"last_activity\":", 474, Date, false, 0),
    f("service.origin.entity.metrics", "\"metrics\":", 472, Tree, false, 0),
    f("service.origin.entity.name", "\"name\":", 472, Keyword, false, 0),
    f("service.origin.entity.raw", "\"raw\":", 472, Tree, false, 0),
    f("service.origin.entity.reference", "\"reference\":", 472, Keyword, false, 0),
    f("service.origin.entity.relationships.administers.entity.id", "\"id\":", 477, Keyword, true, 0),
    f("service.origin.entity.relationships.administers.host.id", "\"id\":", 478, Keyword, true, 0),
    f("service.origin.entity.relationships.administers.host.name", "\"name\":", 478, Keyword, true, 0),
    f("service.origin.entity.relationships.administers.service.id", "\"id\":", 479, Keyword, true, 0),
    f("service.origin.entity.relationships.administers.service.name", "\"name\":", 479, Keyword, true, 0),
    f("service.origin.entity.relationships.administers.user.domain", "\"domain\":", 480, Keyword, true, 0),
    f("service.origin.entity.relationships.administers.user.email", "\"email\":", 480, Keyword, true, 0),
    f("service.origin.entity.relationships.administers.user.id", "\"id\":", 480, Keyword, true, 0),
    f("service.origin.entity.relationships.administers.user.name", "\"name\":", 480, Keyword, true, 0),
    f("service.origin.entity.relationships.depends_on.entity.id", "\"id\":", 482, Keyword, true, 0),
    f("service.origin.entity.relationships.depends_on.host.id", "\"id\":", 483, Keyword, true, 0),
    f("service.origin.entity.relationships.depends_on.host.name", "\"name\":", 483, Keyword, true, 0),
    f("service.origin.entity.relationships.depends_on.service.id", "\"id\":", 484, Keyword, true, 0),
    f("service.origin.entity.relationships.depends_on.service.name", "\"name\":", 484, Keyword, true, 0),
    f("service.origin.entity.relationships.depends_on.user.domain", "\"domain\":", 485, Keyword, true, 0),
    f("service.origin.entity.relationships.depends_on.user.email", "\"email\":", 485, Keyword, true, 0),
    f("service.origin.entity.relationships.depends_on.user.id", "\"id\":", 485, Keyword, true, 0),
    f("service.origin.entity.relationships.depends_on.user.name", "\"name\":", 485, Keyword, true, 0),
    f("service.origin.entity.relationships.owns.entity.id", "\"id\":", 487, Keyword, true, 0),
    f("service.origin.entity.relationships.owns.host.id", "\"id\":", 488, Keyword, true, 0),
    f("service.origin.entity.relationships.owns.host.name", "\"name\":", 488, Keyword, true, 0),
    f("service.origin.entity.relationships.owns.service.id", "\"id\":", 489, Keyword, true, 0),
    f("service.origin.entity.relationships.owns.service.name", "\"name\":", 489, Keyword, true, 0),
    f("service.origin.entity.relationships.owns.user.domain", "\"domain\":", 490, Keyword, true, 0),
    f("service.origin.entity.relationships.owns.user.email", "\"email\":", 490, Keyword, true, 0),
    f("service.origin.entity.relationships.owns.user.id", "\"id\":", 490, Keyword, true, 0),
    f("service.origin.entity.relationships.owns.user.name", "\"name\":", 490, Keyword, true, 0),
    f("service.origin.entity.relationships.supervises.entity.id", "\"id\":", 492, Keyword, true, 0),
    f("service.origin.entity.relationships.supervises.host.id", "\"id\":", 493, Keyword, true, 0),
    f("service.origin.entity.relationships.supervises.host.name", "\"name\":", 493, Keyword, true, 0),
    f("service.origin.entity.relationships.supervises.service.id", "\"id\":", 494, Keyword, true, 0),
    f("service.origin.entity.relationships.supervises.service.name", "\"name\":", 494, Keyword, true, 0),
    f("service.origin.entity.relationships.supervises.user.domain", "\"domain\":", 495, Keyword, true, 0),
    f("service.origin.entity.relationships.supervises.user.email", "\"email\":", 495, Keyword, true, 0),
    f("service.origin.entity.relationships.supervises.user.id", "\"id\":", 495, Keyword, true, 0),
    f("service.origin.entity.relationships.supervises.user.name", "\"name\":", 495, Keyword, true, 0),
    f("service.origin.entity.source", "\"source\":", 472, Keyword, false, 0),
    f("service.origin.entity.sub_type", "\"sub_type\":", 472, Keyword, false, 0),
    f("service.origin.entity.type", "\"type\":", 472, Keyword, true, 0),
    f("service.origin.environment", "\"environment\":", 471, Keyword, false, 0),
    f("service.origin.ephemeral_id", "\"ephemeral_id\":", 471, Keyword, false, 0),
    f("service.origin.id", "\"id\":", 471, Keyword, false, 0),
    f("service.origin.name", "\"name\":", 471, Keyword, false, 0),
    f("service.origin.node.name", "\"name\":", 496, Keyword, false, 0),
    f("service.origin.node.role", "\"role\":", 496, Keyword, false, 0),
    f("service.origin.node.roles", "\"roles\":", 496, Keyword, true, 0),
    f("service.origin.state", "\"state\":", 471, Keyword, false, 0),
    f("service.origin.type", "\"type\":", 471, Keyword, false, 0),
    f("service.origin.version", "\"version\":", 471, Keyword, false, 0),
    f("service.state", "\"state\":", 445, Keyword, false, 0),
    f("service.target.address", "\"address\":", 497, Keyword, false, 0),
    f("service.target.entity.attributes.known_redirects", "\"known_redirects\":", 499, Keyword, true, 0),
    f("service.target.entity.attributes.managed", "\"managed\":", 499, Boolean, false, 0),
    f("service.target.entity.attributes.mfa_enabled", "\"mfa_enabled\":", 499, Boolean, false, 0),
    f("service.target.entity.attributes.oauth_consent_restriction", "\"oauth_consent_restriction\":", 499, Keyword, false, 0),
    f("service.target.entity.attributes.permissions", "\"permissions\":", 499, Keyword, true, 0),
    f("service.target.entity.attributes.storage_class", "\"storage_class\":", 499, Keyword, false, 0),
    f("service.target.entity.behavior", "\"behavior\":", 498, Tree, false, 0),
    f("service.target.entity.display_name", "\"display_name\":", 498, Keyword, false, 0),
    f("service.target.entity.id", "\"id\":", 498, Keyword, false, 0),
    f("service.target.entity.last_seen_timestamp", "\"last_seen_timestamp\":", 498, Date, false, 0),
    f("service.target.entity.lifecycle.last_activity", "\"last_activity\":", 500, Date, false, 0),
    f("service.target.entity.metrics", "\"metrics\":", 498, Tree, false, 0),
    f("service.target.entity.name", "\"name\":", 498, Keyword, false, 0),
    f("service.target.entity.raw", "\"raw\":", 498, Tree, false, 0),
    f("service.target.entity.reference", "\"reference\":", 498, Keyword, false, 0),
    f("service.target.entity.relationships.administers.entity.id", "\"id\":", 503, Keyword, true, 0),
    f("service.target.entity.relationships.administers.host.id", "\"id\":", 504, Keyword, true, 0),
    f("service.target.entity.relationships.administers.host.name", "\"name\":", 504, Keyword, true, 0),
    f("service.target.entity.relationships.administers.service.id", "\"id\":", 505, Keyword, true, 0),
    f("service.target.entity.relationships.administers.service.name", "\"name\":", 505, Keyword, true, 0),
    f("service.target.entity.relationships.administers.user.domain", "\"domain\":", 506, Keyword, true, 0),
    f("service.target.entity.relationships.administers.user.email", "\"email\":", 506, Keyword, true, 0),
    f("service.target.entity.relationships.administers.user.id", "\"id\":", 506, Keyword, true, 0),
    f("service.target.entity.relationships.administers.user.name", "\"name\":", 506, Keyword, true, 0),
    f("service.target.entity.relationships.depends_on.entity.id", "\"id\":", 508, Keyword, true, 0),
    f("service.target.entity.relationships.depends_on.host.id", "\"id\":", 509, Keyword, true, 0),
    f("service.target.entity.relationships.depends_on.host.name", "\"name\":", 509, Keyword, true, 0),
    f("service.target.entity.relationships.depends_on.service.id", "\"id\":", 510, Keyword, true, 0),
    f("service.target.entity.relationships.depends_on.service.name", "\"name\":", 510, Keyword, true, 0),
    f("service.target.entity.relationships.depends_on.user.domain", "\"domain\":", 511, Keyword, true, 0),
    f("service.target.entity.relationships.depends_on.user.email", "\"email\":", 511, Keyword, true, 0),
    f("service.target.entity.relationships.depends_on.user.id", "\"id\":", 511, Keyword, true, 0),
    f("service.target.entity.relationships.depends_on.user.name", "\"name\":", 511, Keyword, true, 0),
    f("service.target.entity.relationships.owns.entity.id", "\"id\":", 513, Keyword, true, 0),
    f("service.target.entity.relationships.owns.host.id", "\"id\":", 514, Keyword, true, 0),
    f("service.target.entity.relationships.owns.host.name", "\"name\":", 514, Keyword, true, 0),
    f("service.target.entity.relationships.owns.service.id", "\"id\":", 515, Keyword, true, 0),
    f("service.target.entity.relationships.owns.service.name", "\"name\":", 515, Keyword, true, 0),
    f("service.target.entity.relationships.owns.user.domain", "\"domain\":", 516, Keyword, true, 0),
    f("service.target.entity.relationships.owns.user.email", "\"email\":", 516, Keyword, true, 0),
    f("service.target.entity.relationships.owns.user.id", "\"id\":", 516, Keyword, true, 0),
    f("service.target.entity.relationships.owns.user.name", "\"name\":", 516, Keyword, true, 0),
    f("service.target.entity.relationships.supervises.entity.id", "\"id\":", 518, Keyword, true, 0),
    f("service.target.entity.relationships.supervises.host.id", "\"id\":", 519, Keyword, true, 0),
    f("service.target.entity.relationships.supervises.host.name", "\"name\":", 519, Keyword, true, 0),
    f("service.target.entity.relationships.supervises.service.id", "\"id\":", 520, Keyword, true, 0),
    f("service.target.entity.relationships.supervises.service.name", "\"name\":", 520, Keyword, true, 0),
    f("service.target.entity.relationships.supervises.user.domain", "\"domain\":", 521, Keyword, true, 0),
    f("service.target.entity.relationships.supervises.user.email", "\"email\":", 521, Keyword, true, 0),
    f("service.target.entity.relationships.supervises.user.id", "\"id\":", 521, Keyword, true, 0),
    f("service.target.entity.relationships.supervises.user.name", "\"name\":", 521, Keyword, true, 0),
    f("service.target.entity.source", "\"source\":", 498, Keyword, false, 0),
    f("service.target.entity.sub_type", "\"sub_type\":", 498, Keyword, false, 0),
    f("service.target.entity.type", "\"type\":", 498, Keyword, true, 0),
    f("service.target.environment", "\"environment\":", 497, Keyword, false, 0),
    f("service.target.ephemeral_id", "\"ephemeral_id\":", 497, Keyword, false, 0),
    f("service.target.id", "\"id\":", 497, Keyword, false, 0),
    f("service.target.name", "\"name\":", 497, Keyword, false, 0),
    f("service.target.node.name", "\"name\":", 522, Keyword, false, 0),
    f("service.target.node.role", "\"role\":", 522, Keyword, false, 0),
    f("service.target.node.roles", "\"roles\":", 522, Keyword, true, 0),
    f("service.target.state", "\"state\":", 497, Keyword, false, 0),
    f("service.target.type", "\"type\":", 497, Keyword, false, 0),
    f("service.target.version", "\"version\":", 497, Keyword, false, 0),
    f("service.type", "\"type\":", 445, Keyword, false, 0),
    f("service.version", "\"version\":", 445, Keyword, false, 0),
    f("source.address", "\"address\":", 523, Keyword, false, 0),
    f("source.as", "\"as\":", 523, Tree, false, 2),
    f("source.as.number", "\"number\":", 524, Long, false, 0),
    f("source.as.organization.name", "\"name\":", 525, Keyword, false, 0),
    f("source.bytes", "\"bytes\":", 523, Long, false, 0),
    f("source.domain", "\"domain\":", 523, Keyword, false, 0),
    f("source.geo", "\"geo\":", 523, Tree, false, 11),
    f("source.geo.city_name", "\"city_name\":", 526, Keyword, false, 0),
    f("source.geo.continent_code", "\"continent_code\":", 526, Keyword, false, 0),
    f("source.geo.continent_name", "\"continent_name\":", 526, Keyword, false, 0),
    f("source.geo.country_iso_code", "\"country_iso_code\":", 526, Keyword, false, 0),
    f("source.geo.country_name", "\"country_name\":", 526, Keyword, false, 0),
    f("source.geo.location", "\"location\":", 526, GeoPoint, false, 0),
    f("source.geo.name", "\"name\":", 526, Keyword, false, 0),
    f("source.geo.postal_code", "\"postal_code\":", 526, Keyword, false, 0),
    f("source.geo.region_iso_code", "\"region_iso_code\":", 526, Keyword, false, 0),
    f("source.geo.region_name", "\"region_name\":", 526, Keyword, false, 0),
    f("source.geo.timezone", "\"timezone\":", 526, Keyword, false, 0),
    f("source.ip", "\"ip\":", 523, Ip, false, 0),
    f("source.mac", "\"mac\":", 523, Keyword, false, 0),
    f("source.nat.ip", "\"ip\":", 527, Ip, false, 0),
    f("source.nat.port", "\"port\":", 527, Long, false, 0),
    f("source.packets", "\"packets\":", 523, Long, false, 0),
    f("source.port", "\"port\":", 523, Long, false, 0),
    f("source.registered_domain", "\"registered_domain\":", 523, Keyword, false, 0),
    f("source.subdomain", "\"subdomain\":", 523, Keyword, false, 0),
    f("source.top_level_domain", "\"top_level_domain\":", 523, Keyword, false, 0),
    f("source.user.domain", "\"domain\":", 528, Keyword, false, 0),
    f("source.user.email", "\"email\":", 528, Keyword, false, 0),
    f("source.user.full_name", "\"full_name\":", 528, Keyword, false, 0),
    f("source.user.group.domain", "\"domain\":", 529, Keyword, false, 0),
    f("source.user.group.id", "\"id\":", 529, Keyword, false, 0),
    f("source.user.group.name", "\"name\":", 529, Keyword, false, 0),
    f("source.user.hash", "\"hash\":", 528, Keyword, false, 0),
    f("source.user.id", "\"id\":", 528, Keyword, false, 0),
    f("source.user.name", "\"name\":", 528, Keyword, false, 0),
    f("source.user.roles", "\"roles\":", 528, Keyword, true, 0),
    f("span.id", "\"id\":", 530, Keyword, false, 0),
    f("tags", "\"tags\":", 0, Keyword, true, 0),
    f("threat.enrichments", "\"enrichments\":", 531, Tree, true, 211),
    f("threat.enrichments.indicator", "\"indicator\":", 532, Tree, false, 204),
    f("threat.enrichments.indicator.as", "\"as\":", 533, Tree, false, 2),
    f("threat.enrichments.indicator.as.number", "\"number\":", 534, Long, false, 0),
    f("threat.enrichments.indicator.as.organization.name", "\"name\":", 535, Keyword, false, 0),
    f("threat.enrichments.indicator.confidence", "\"confidence\":", 533, Keyword, false, 0),
    f("threat.enrichments.indicator.description", "\"description\":", 533, Keyword, false, 0),
    f("threat.enrichments.indicator.email.address", "\"address\":", 536, Keyword, false, 0),
    f("threat.enrichments.indicator.file.accessed", "\"accessed\":", 537, Date, false, 0),
    f("threat.enrichments.indicator.file.attributes", "\"attributes\":", 537, Keyword, true, 0),
    f("threat.enrichments.indicator.file.code_signature.digest_algorithm", "\"digest_algorithm\":", 538, Keyword, false, 0),
    f("threat.enrichments.indicator.file.code_signature.exists", "\"exists\":", 538, Boolean, false, 0),
    f("threat.enrichments.indicator.file.code_signature.flags", "\"flags\":", 538, Keyword, false, 0),
    f("threat.enrichments.indicator.file.code_signature.signing_id", "\"signing_id\":", 538, Keyword, false, 0),
    f("threat.enrichments.indicator.file.code_signature.status", "\"status\":", 538, Keyword, false, 0),
    f("threat.enrichments.indicator.file.code_signature.subject_name", "\"subject_name\":", 538, Keyword, false, 0),
    f("threat.enrichments.indicator.file.code_signature.team_id", "\"team_id\":", 538, Keyword, false, 0),
    f("threat.enrichments.indicator.file.code_signature.thumbprint_sha256", "\"thumbprint_sha256\":", 538, Keyword, false, 0),
    f("threat.enrichments.indicator.file.code_signature.timestamp", "\"timestamp\":", 538, Date, false, 0),
    f("threat.enrichments.indicator.file.code_signature.trusted", "\"trusted\":", 538, Boolean, false, 0),
    f("threat.enrichments.indicator.file.code_signature.valid", "\"valid\":", 538, Boolean, false, 0),
    f("threat.enrichments.indicator.file.created", "\"created\":", 537, Date, false, 0),
    f("threat.enrichments.indicator.file.ctime", "\"ctime\":", 537, Date, false, 0),
    f("threat.enrichments.indicator.file.device", "\"device\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.directory", "\"directory\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.drive_letter", "\"drive_letter\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.architecture", "\"architecture\":", 539, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.byte_order", "\"byte_order\":", 539, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.cpu_type", "\"cpu_type\":", 539, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.creation_date", "\"creation_date\":", 539, Date, false, 0),
    f("threat.enrichments.indicator.file.elf.exports", "\"exports\":", 539, Tree, true, 0),
    f("threat.enrichments.indicator.file.elf.go_import_hash", "\"go_import_hash\":", 539, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.go_imports", "\"go_imports\":", 539, Tree, false, 0),
    f("threat.enrichments.indicator.file.elf.go_imports_names_entropy", "\"go_imports_names_entropy\":", 539, Long, false, 0),
    f("threat.enrichments.indicator.file.elf.go_imports_names_var_entropy", "\"go_imports_names_var_entropy\":", 539, Long, false, 0),
    f("threat.enrichments.indicator.file.elf.go_stripped", "\"go_stripped\":", 539, Boolean, false, 0),
    f("threat.enrichments.indicator.file.elf.header.abi_version", "\"abi_version\":", 540, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.header.class", "\"class\":", 540, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.header.data", "\"data\":", 540, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.header.entrypoint", "\"entrypoint\":", 540, Long, false, 0),
    f("threat.enrichments.indicator.file.elf.header.object_version", "\"object_version\":", 540, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.header.os_abi", "\"os_abi\":", 540, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.header.type", "\"type\":", 540, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.header.version", "\"version\":", 540, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.import_hash", "\"import_hash\":", 539, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.imports", "\"imports\":", 539, Tree, true, 0),
    f("threat.enrichments.indicator.file.elf.imports_names_entropy", "\"imports_names_entropy\":", 539, Long, false, 0),
    f("threat.enrichments.indicator.file.elf.imports_names_var_entropy", "\"imports_names_var_entropy\":", 539, Long, false, 0),
    f("threat.enrichments.indicator.file.elf.sections", "\"sections\":", 539, Tree, true, 10),
    f("threat.enrichments.indicator.file.elf.sections.chi2", "\"chi2\":", 541, Long, false, 0),
    f("threat.enrichments.indicator.file.elf.sections.entropy", "\"entropy\":", 541, Long, false, 0),
    f("threat.enrichments.indicator.file.elf.sections.flags", "\"flags\":", 541, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.sections.name", "\"name\":", 541, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.sections.physical_offset", "\"physical_offset\":", 541, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.sections.physical_size", "\"physical_size\":", 541, Long, false, 0),
    f("threat.enrichments.indicator.file.elf.sections.type", "\"type\":", 541, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.sections.var_entropy", "\"var_entropy\":", 541, Long, false, 0),
    f("threat.enrichments.indicator.file.elf.sections.virtual_address", "\"virtual_address\":", 541, Long, false, 0),
    f("threat.enrichments.indicator.file.elf.sections.virtual_size", "\"virtual_size\":", 541, Long, false, 0),
    f("threat.enrichments.indicator.file.elf.segments", "\"segments\":", 539, Tree, true, 2),
    f("threat.enrichments.indicator.file.elf.segments.sections", "\"sections\":", 542, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.segments.type", "\"type\":", 542, Keyword, false, 0),
    f("threat.enrichments.indicator.file.elf.shared_libraries", "\"shared_libraries\":", 539, Keyword, true, 0),
    f("threat.enrichments.indicator.file.elf.telfhash", "\"telfhash\":", 539, Keyword, false, 0),
    f("threat.enrichments.indicator.file.extension", "\"extension\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.fork_name", "\"fork_name\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.gid", "\"gid\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.group", "\"group\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.hash.cdhash", "\"cdhash\":", 543, Keyword, false, 0),
    f("threat.enrichments.indicator.file.hash.md5", "\"md5\":", 543, Keyword, false, 0),
    f("threat.enrichments.indicator.file.hash.sha1", "\"sha1\":", 543, Keyword, false, 0),
    f("threat.enrichments.indicator.file.hash.sha256", "\"sha256\":", 543, Keyword, false, 0),
    f("threat.enrichments.indicator.file.hash.sha384", "\"sha384\":", 543, Keyword, false, 0),
    f("threat.enrichments.indicator.file.hash.sha512", "\"sha512\":", 543, Keyword, false, 0),
    f("threat.enrichments.indicator.file.hash.ssdeep", "\"ssdeep\":", 543, Keyword, false, 0),
    f("threat.enrichments.indicator.file.hash.tlsh", "\"tlsh\":", 543, Keyword, false, 0),
    f("threat.enrichments.indicator.file.inode", "\"inode\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.mime_type", "\"mime_type\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.mode", "\"mode\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.mtime", "\"mtime\":", 537, Date, false, 0),
    f("threat.enrichments.indicator.file.name", "\"name\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.origin_referrer_url", "\"origin_referrer_url\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.origin_url", "\"origin_url\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.owner", "\"owner\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.path", "\"path\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.pe.architecture", "\"architecture\":", 544, Keyword, false, 0),
    f("threat.enrichments.indicator.file.pe.company", "\"company\":", 544, Keyword, false, 0),
    f("threat.enrichments.indicator.file.pe.description", "\"description\":", 544, Keyword, false, 0),
    f("threat.enrichments.indicator.file.pe.file_version", "\"file_version\":", 544, Keyword, false, 0),
    f("threat.enrichments.indicator.file.pe.go_import_hash", "\"go_import_hash\":", 544, Keyword, false, 0),
    f("threat.enrichments.indicator.file.pe.go_imports", "\"go_imports\":", 544, Tree, false, 0),
    f("threat.enrichments.indicator.file.pe.go_imports_names_entropy", "\"go_imports_names_entropy\":", 544, Long, false, 0),
    f("threat.enrichments.indicator.file.pe.go_imports_names_var_entropy", "\"go_imports_names_var_entropy\":", 544, Long, false, 0),
    f("threat.enrichments.indicator.file.pe.go_stripped", "\"go_stripped\":", 544, Boolean, false, 0),
    f("threat.enrichments.indicator.file.pe.imphash", "\"imphash\":", 544, Keyword, false, 0),
    f("threat.enrichments.indicator.file.pe.import_hash", "\"import_hash\":", 544, Keyword, false, 0),
    f("threat.enrichments.indicator.file.pe.imports", "\"imports\":", 544, Tree, true, 0),
    f("threat.enrichments.indicator.file.pe.imports_names_entropy", "\"imports_names_entropy\":", 544, Long, false, 0),
    f("threat.enrichments.indicator.file.pe.imports_names_var_entropy", "\"imports_names_var_entropy\":", 544, Long, false, 0),
    f("threat.enrichments.indicator.file.pe.original_file_name", "\"original_file_name\":", 544, Keyword, false, 0),
    f("threat.enrichments.indicator.file.pe.pehash", "\"pehash\":", 544, Keyword, false, 0),
    f("threat.enrichments.indicator.file.pe.product", "\"product\":", 544, Keyword, false, 0),
    f("threat.enrichments.indicator.file.pe.sections", "\"sections\":", 544, Tree, true, 5),
    f("threat.enrichments.indicator.file.pe.sections.entropy", "\"entropy\":", 545, Long, false, 0),
    f("threat.enrichments.indicator.file.pe.sections.name", "\"name\":", 545, Keyword, false, 0),
    f("threat.enrichments.indicator.file.pe.sections.physical_size", "\"physical_size\":", 545, Long, false, 0),
    f("threat.enrichments.indicator.file.pe.sections.var_entropy", "\"var_entropy\":", 545, Long, false, 0),
    f("threat.enrichments.indicator.file.pe.sections.virtual_size", "\"virtual_size\":", 545, Long, false, 0),
    f("threat.enrichments.indicator.file.size", "\"size\":", 537, Long, false, 0),
    f("threat.enrichments.indicator.file.target_path", "\"target_path\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.type", "\"type\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.uid", "\"uid\":", 537, Keyword, false, 0),
    f("threat.enrichments.indicator.file.x509.alternative_names", "\"alternative_names\":", 546, Keyword, true, 0),
    f("threat.enrichments.indicator.file.x509.issuer.common_name", "\"common_name\":", 547, Keyword, true, 0),
    f("threat.enrichments.indicator.file.x509.issuer.country", "\"country\":", 547, Keyword, true, 0),
    f("threat.enrichments.indicator.file.x509.issuer.distinguished_name", "\"distinguished_name\":", 547, Keyword, false, 0),
    f("threat.enrichments.indicator.file.x509.issuer.locality", "\"locality\":", 547, Keyword, true, 0),
    f("threat.enrichments.indicator.file.x509.issuer.organization", "\"organization\":", 547, Keyword, true, 0),
    f("threat.enrichments.indicator.file.x509.issuer.organizational_unit", "\"organizational_unit\":", 547, Keyword, true, 0),
    f("threat.enrichments.indicator.file.x509.issuer.state_or_province", "\"state_or_province\":", 547, Keyword, true, 0),
    f("threat.enrichments.indicator.file.x509.not_after", "\"not_after\":", 546, Date, false, 0),
    f("threat.enrichments.indicator.file.x509.not_before", "\"not_before\":", 546, Date, false, 0),
    f("threat.enrichments.indicator.file.x509.public_key_algorithm", "\"public_key_algorithm\":", 546, Keyword, false, 0),
    f("threat.enrichments.indicator.file.x509.public_key_curve", "\"public_key_curve\":", 546, Keyword, false, 0),
    f("threat.enrichments.indicator.file.x509.public_key_exponent", "\"public_key_exponent\":", 546, Long, false, 0),
    f("threat.enrichments.indicator.file.x509.public_key_size", "\"public_key_size\":", 546, Long, false, 0),
    f("threat.enrichments.indicator.file.x509.serial_number", "\"serial_number\":", 546, Keyword, false, 0),
    f("threat.enrichments.indicator.file.x509.signature_algorithm", "\"signature_algorithm\":", 546, Keyword, false, 0),
    f("threat.enrichments.indicator.file.x509.subject.common_name", "\"common_name\":", 548, Keyword, true, 0),
    f("threat.enrichments.indicator.file.x509.subject.country", "\"country\":", 548, Keyword, true, 0),
    f("threat.enrichments.indicator.file.x509.subject.distinguished_name", "\"distinguished_name\":", 548, Keyword, false, 0),
    f("threat.enrichments.indicator.file.x509.subject.locality", "\"locality\":", 548, Keyword, true, 0),
    f("threat.enrichments.indicator.file.x509.subject.organization", "\"organization\":", 548, Keyword, true, 0),
    f("threat.enrichments.indicator.file.x509.subject.organizational_unit", "\"organizational_unit\":", 548, Keyword, true, 0),
    f("threat.enrichments.indicator.file.x509.subject.state_or_province", "\"state_or_province\":", 548, Keyword, true, 0),
    f("threat.enrichments.indicator.file.x509.version_number", "\"version_number\":", 546, Keyword, false, 0),
    f("threat.enrichments.indicator.first_seen", "\"first_seen\":", 533, Date, false, 0),
    f("threat.enrichments.indicator.geo", "\"geo\":", 533, Tree, false, 11),
    f("threat.enrichments.indicator.geo.city_name", "\"city_name\":", 549, Keyword, false, 0),
    f("threat.enrichments.indicator.geo.continent_code", "\"continent_code\":", 549, Keyword, false, 0),
    f("threat.enrichments.indicator.geo.continent_name", "\"continent_name\":", 549, Keyword, false, 0),
    f("threat.enrichments.indicator.geo.country_iso_code", "\"country_iso_code\":", 549, Keyword, false, 0),
    f("threat.enrichments.indicator.geo.country_name", "\"country_name\":", 549, Keyword, false, 0),
    f("threat.enrichments.indicator.geo.location", "\"location\":", 549, GeoPoint, false, 0),
    f("threat.enrichments.indicator.geo.name", "\"name\":", 549, Keyword, false, 0),
    f("threat.enrichments.indicator.geo.postal_code", "\"postal_code\":", 549, Keyword, false, 0),
    f("threat.enrichments.indicator.geo.region_iso_code", "\"region_iso_code\":", 549, Keyword, false, 0),
    f("threat.enrichments.indicator.geo.region_name", "\"region_name\":", 549, Keyword, false, 0),
    f("threat.enrichments.indicator.geo.timezone", "\"timezone\":", 549, Keyword, false, 0),
    f("threat.enrichments.indicator.ip", "\"ip\":", 533, Ip, false, 0),
    f("threat.enrichments.indicator.last_seen", "\"last_seen\":", 533, Date, false, 0),
    f("threat.enrichments.indicator.marking.tlp", "\"tlp\":", 550, Keyword, false, 0),
    f("threat.enrichments.indicator.marking.tlp_version", "\"tlp_version\":", 550, Keyword, false, 0),
    f("threat.enrichments.indicator.modified_at", "\"modified_at\":", 533, Date, false, 0),
    f("threat.enrichments.indicator.name", "\"name\":", 533, Keyword, false, 0),
    f("threat.enrichments.indicator.port", "\"port\":", 533, Long, false, 0),
    f("threat.enrichments.indicator.provider", "\"provider\":", 533, Keyword, false, 0),
    f("threat.enrichments.indicator.reference", "\"reference\":", 533, Keyword, false, 0),
    f("threat.enrichments.indicator.registry.data.bytes", "\"bytes\":", 552, Keyword, false, 0),
    f("threat.enrichments.indicator.registry.data.strings", "\"strings\":", 552, Keyword, true, 0),
    f("threat.enrichments.indicator.registry.data.type", "\"type\":", 552, Keyword, false, 0),
    f("threat.enrichments.indicator.registry.hive", "\"hive\":", 551, Keyword, false, 0),
    f("threat.enrichments.indicator.registry.key", "\"key\":", 551, Keyword, false, 0),
    f("threat.enrichments.indicator.registry.path", "\"path\":", 551, Keyword, false, 0),
    f("threat.enrichments.indicator.registry.value", "\"value\":", 551, Keyword, false, 0),
    f("threat.enrichments.indicator.scanner_stats", "\"scanner_stats\":", 533, Long, false, 0),
    f("threat.enrichments.indicator.sightings", "\"sightings\":", 533, Long, false, 0),
    f("threat.enrichments.indicator.type", "\"type\":", 533, Keyword, false, 0),
    f("threat.enrichments.indicator.url.domain", "\"domain\":", 553, Keyword, false, 0),
    f("threat.enrichments.indicator.url.extension", "\"extension\":", 553, Keyword, false, 0),
    f("threat.enrichments.indicator.url.fragment", "\"fragment\":", 553, Keyword, false, 0),
    f("threat.enrichments.indicator.url.full", "\"full\":", 553, Keyword, false, 0),
    f("threat.enrichments.indicator.url.original", "\"original\":", 553, Keyword, false, 0),
    f("threat.enrichments.indicator.url.password", "\"password\":", 553, Keyword, false, 0),
    f("threat.enrichments.indicator.url.path", "\"path\":", 553, Keyword, false, 0),
    f("threat.enrichments.indicator.url.port", "\"port\":", 553, Long, false, 0),
    f("threat.enrichments.indicator.url.query", "\"query\":", 553, Keyword, false, 0),
    f("threat.enrichments.indicator.url.registered_domain", "\"registered_domain\":", 553, Keyword, false, 0),
    f("threat.enrichments.indicator.url.scheme", "\"scheme\":", 553, Keyword, false, 0),
    f("threat.enrichments.indicator.url.subdomain", "\"subdomain\":", 553, Keyword, false, 0),
    f("threat.enrichments.indicator.url.top_level_domain", "\"top_level_domain\":", 553, Keyword, false, 0),
    f("threat.enrichments.indicator.url.username", "\"username\":", 553, Keyword, false, 0),
    f("threat.enrichments.indicator.x509.alternative_names", "\"alternative_names\":", 554, Keyword, true, 0),
    f("threat.enrichments.indicator.x509.issuer.common_name", "\"common_name\":", 555, Keyword, true, 0),
    f("threat.enrichments.indicator.x509.issuer.country", "\"country\":", 555, Keyword, true, 0),
    f("threat.enrichments.indicator.x509.issuer.distinguished_name", "\"distinguished_name\":", 555, Keyword, false, 0),
    f("threat.enrichments.indicator.x509.issuer.locality", "\"locality\":", 555, Keyword, true, 0),
    f("threat.enrichments.indicator.x509.issuer.organization", "\"organization\":", 555, Keyword, true, 0),
    f("threat.enrichments.indicator.x509.issuer.organizational_unit", "\"organizational_unit\":", 555, Keyword, true, 0),
    f("threat.enrichments.indicator.x509.issuer.state_or_province", "\"state_or_province\":", 555, Keyword, true, 0),
    f("threat.enrichments.indicator.x509.not_after", "\"not_after\":", 554, Date, false, 0),
    f("threat.enrichments.indicator.x509.not_before", "\"not_before\":", 554, Date, false, 0),
    f("threat.enrichments.indicator.x509.public_key_algorithm", "\"public_key_algorithm\":", 554, Keyword, false, 0),
    f("threat.enrichments.indicator.x509.public_key_curve", "\"public_key_curve\":", 554, Keyword, false, 0),
    f("threat.enrichments.indicator.x509.public_key_exponent", "\"public_key_exponent\":", 554, Long, false, 0),
    f("threat.enrichments.indicator.x509.public_key_size", "\"public_key_size\":", 554, Long, false, 0),
    f("threat.enrichments.indicator.x509.serial_number", "\"serial_number\":", 554, Keyword, false, 0),
    f("threat.enrichments.indicator.x509.signature_algorithm", "\"signature_algorithm\":", 554, Keyword, false, 0),
    f("threat.enrichments.indicator.x509.subject.common_name", "\"common_name\":", 556, Keyword, true, 0),
    f("threat.enrichments.indicator.x509.subject.country", "\"country\":", 556, Keyword, true, 0),
    f("threat.enrichments.indicator.x509.subject.distinguished_name", "\"distinguished_name\":", 556, Keyword, false, 0),
    f("threat.enrichments.indicator.x509.subject.locality", "\"locality\":", 556, Keyword, true, 0),
    f("threat.enrichments.indicator.x509.subject.organization", "\"organization\":", 556, Keyword, true, 0),
    f("threat.enrichments.indicator.x509.subject.organizational_unit", "\"organizational_unit\":", 556, Keyword, true, 0),
    f("threat.enrichments.indicator.x509.subject.state_or_province", "\"state_or_province\":", 556, Keyword, true, 0),
    f("threat.enrichments.indicator.x509.version_number", "\"version_number\":", 554, Keyword, false, 0),
    f("threat.enrichments.matched.atomic", "\"atomic\":", 557, Keyword, false, 0),
    f("threat.enrichments.matched.field", "\"field\":", 557, Keyword, false, 0),
    f("threat.enrichments.matched.id", "\"id\":", 557, Keyword, false, 0),
    f("threat.enrichments.matched.index", "\"index\":", 557, Keyword, false, 0),
    f("threat.enrichments.matched.occurred", "\"occurred\":", 557, Date, false, 0),
    f("threat.enrichments.matched.type", "\"type\":", 557, Keyword, false, 0),
    f("threat.feed.dashboard_id", "\"dashboard_id\":", 558, Keyword, false, 0),
    f("threat.feed.description", "\"description\":", 558, Keyword, false, 0),
    f("threat.feed.name", "\"name\":", 558, Keyword, false, 0),
    f("threat.feed.reference", "\"reference\":", 558, Keyword, false, 0),
    f("threat.framework", "\"framework\":", 531, Keyword, false, 0),
    f("threat.group.alias", "\"alias\":", 559, Keyword, true, 0),
    f("threat.group.id", "\"id\":", 559, Keyword, false, 0),
    f("threat.group.name", "\"name\":", 559, Keyword, false, 0),
    f("threat.group.reference", "\"reference\":", 559, Keyword, false, 0),
    f("threat.indicator.as", "\"as\":", 560, Tree, false, 2),
    f("threat.indicator.as.number", "\"number\":", 561, Long, false, 0),
    f("threat.indicator.as.organization.name", "\"name\":", 562, Keyword, false, 0),
    f("threat.indicator.confidence", "\"confidence\":", 560, Keyword, false, 0),
    f("threat.indicator.description", "\"description\":", 560, Keyword, false, 0),
    f("threat.indicator.email.address", "\"address\":", 563, Keyword, false, 0),
    f("threat.indicator.file.accessed", "\"accessed\":", 564, Date, false, 0),
    f("threat.indicator.file.attributes", "\"attributes\":", 564, Keyword, true, 0),
    f("threat.indicator.file.code_signature.digest_algorithm", "\"digest_algorithm\":", 565, Keyword, false, 0),
    f("threat.indicator.file.code_signature.exists", "\"exists\":", 565, Boolean, false, 0),
    f("threat.indicator.file.code_signature.flags", "\"flags\":", 565, Keyword, false, 0),
    f("threat.indicator.file.code_signature.signing_id", "\"signing_id\":", 565, Keyword, false, 0),
    f("threat.indicator.file.code_signature.status", "\"status\":", 565, Keyword, false, 0),
    f("threat.indicator.file.code_signature.subject_name", "\"subject_name\":", 565, Keyword, false, 0),
    f("threat.indicator.file.code_signature.team_id", "\"team_id\":", 565, Keyword, false, 0),
    f("threat.indicator.file.code_signature.thumbprint_sha256", "\"thumbprint_sha256\":", 565, Keyword, false, 0),
    f("threat.indicator.file.code_signature.timestamp", "\"timestamp\":", 565, Date, false, 0),
    f("threat.indicator.file.code_signature.trusted", "\"trusted\":", 565, Boolean, false, 0),
    f("threat.indicator.file.code_signature.valid", "\"valid\":", 565, Boolean, false, 0),
    f("threat.indicator.file.created", "\"created\":", 564, Date, false, 0),
    f("threat.indicator.file.ctime", "\"ctime\":", 564, Date, false, 0),
    f("threat.indicator.file.device", "\"device\":", 564, Keyword, false, 0),
    f("threat.indicator.file.directory", "\"directory\":", 564, Keyword, false, 0),
    f("threat.indicator.file.drive_letter", "\"drive_letter\":", 564, Keyword, false, 0),
    f("threat.indicator.file.elf.architecture", "\"architecture\":", 566, Keyword, false, 0),
    f("threat.indicator.file.elf.byte_order", "\"byte_order\":", 566, Keyword, false, 0),
    f("threat.indicator.file.elf.cpu_type", "\"cpu_type\":", 566, Keyword, false, 0),
    f("threat.indicator.file.elf.creation_date", "\"creation_date\":", 566, Date, false, 0),
    f("threat.indicator.file.elf.exports", "\"exports\":", 566, Tree, true, 0),
    f("threat.indicator.file.elf.go_import_hash", "\"go_import_hash\":", 566, Keyword, false, 0),
    f("threat.indicator.file.elf.go_imports", "\"go_imports\":", 566, Tree, false, 0),
    f("threat.indicator.file.elf.go_imports_names_entropy", "\"go_imports_names_entropy\":", 566, Long, false, 0),
    f("threat.indicator.file.elf.go_imports_names_var_entropy", "\"go_imports_names_var_entropy\":", 566, Long, false, 0),
    f("threat.indicator.file.elf.go_stripped", "\"go_stripped\":", 566, Boolean, false, 0),
    f("threat.indicator.file.elf.header.abi_version", "\"abi_version\":", 567, Keyword, false, 0),
    f("threat.indicator.file.elf.header.class", "\"class\":", 567, Keyword, false, 0),
    f("threat.indicator.file.elf.header.data", "\"data\":", 567, Keyword, false, 0),
    f("threat.indicator.file.elf.header.entrypoint", "\"entrypoint\":", 567, Long, false, 0),
    f("threat.indicator.file.elf.header.object_version", "\"object_version\":", 567, Keyword, false, 0),
    f("threat.indicator.file.elf.header.os_abi", "\"os_abi\":", 567, Keyword, false, 0),
    f("threat.indicator.file.elf.header.type", "\"type\":", 567, Keyword, false, 0),
    f("threat.indicator.file.elf.header.version", "\"version\":", 567, Keyword, false, 0),
    f("threat.indicator.file.elf.import_hash", "\"import_hash\":", 566, Keyword, false, 0),
    f("threat.indicator.file.elf.imports", "\"imports\":", 566, Tree, true, 0),
    f("threat.indicator.file.elf.imports_names_entropy", "\"imports_names_entropy\":", 566, Long, false, 0),
    f("threat.indicator.file.elf.imports_names_var_entropy", "\"imports_names_var_entropy\":", 566, Long, false, 0),
    f("threat.indicator.file.elf.sections", "\"sections\":", 566, Tree, true, 10),
    f("threat.indicator.file.elf.sections.chi2", "\"chi2\":", 568, Long, false, 0),
    f("threat.indicator.file.elf.sections.entropy", "\"entropy\":", 568, Long, false, 0),
    f("threat.indicator.file.elf.sections.flags", "\"flags\":", 568, Keyword, false, 0),
    f("threat.indicator.file.elf.sections.name", "\"name\":", 568, Keyword, false, 0),
    f("threat.indicator.file.elf.sections.physical_offset", "\"physical_offset\":", 568, Keyword, false, 0),
    f("threat.indicator.file.elf.sections.physical_size", "\"physical_size\":", 568, Long, false, 0),
    f("threat.indicator.file.elf.sections.type", "\"type\":", 568, Keyword, false, 0),
    f("threat.indicator.file.elf.sections.var_entropy", "\"var_entropy\":", 568, Long, false, 0),
    f("threat.indicator.file.elf.sections.virtual_address", "\"virtual_address\":", 568, Long, false, 0),
    f("threat.indicator.file.elf.sections.virtual_size", "\"virtual_size\":", 568, Long, false, 0),
    f("threat.indicator.file.elf.segments", "\"segments\":", 566, Tree, true, 2),
    f("threat.indicator.file.elf.segments.sections", "\"sections\":", 569, Keyword, false, 0),
    f("threat.indicator.file.elf.segments.type", "\"type\":", 569, Keyword, false, 0),
    f("threat.indicator.file.elf.shared_libraries", "\"shared_libraries\":", 566, Keyword, true, 0),
    f("threat.indicator.file.elf.telfhash", "\"telfhash\":", 566, Keyword, false, 0),
    f("threat.indicator.file.extension", "\"extension\":", 564, Keyword, false, 0),
    f("threat.indicator.file.fork_name", "\"fork_name\":", 564, Keyword, false, 0),
    f("threat.indicator.file.gid", "\"gid\":", 564, Keyword, false, 0),
    f("threat.indicator.file.group", "\"group\":", 564, Keyword, false, 0),
    f("threat.indicator.file.hash.cdhash", "\"cdhash\":", 570, Keyword, false, 0),
    f("threat.indicator.file.hash.md5", "\"md5\":", 570, Keyword, false, 0),
    f("threat.indicator.file.hash.sha1", "\"sha1\":", 570, Keyword, false, 0),
    f("threat.indicator.file.hash.sha256", "\"sha256\":", 570, Keyword, false, 0),
    f("threat.indicator.file.hash.sha384", "\"sha384\":", 570, Keyword, false, 0),
    f("threat.indicator.file.hash.sha512", "\"sha512\":", 570, Keyword, false, 0),
    f("threat.indicator.file.hash.ssdeep", "\"ssdeep\":", 570, Keyword, false, 0),
    f("threat.indicator.file.hash.tlsh", "\"tlsh\":", 570, Keyword, false, 0),
    f("threat.indicator.file.inode", "\"inode\":", 564, Keyword, false, 0),
    f("threat.indicator.file.mime_type", "\"mime_type\":", 564, Keyword, false, 0),
    f("threat.indicator.file.mode", "\"mode\":", 564, Keyword, false, 0),
    f("threat.indicator.file.mtime", "\"mtime\":", 564, Date, false, 0),
    f("threat.indicator.file.name", "\"name\":", 564, Keyword, false, 0),
    f("threat.indicator.file.origin_referrer_url", "\"origin_referrer_url\":", 564, Keyword, false, 0),
    f("threat.indicator.file.origin_url", "\"origin_url\":", 564, Keyword, false, 0),
    f("threat.indicator.file.owner", "\"owner\":", 564, Keyword, false, 0),
    f("threat.indicator.file.path", "\"path\":", 564, Keyword, false, 0),
    f("threat.indicator.file.pe.architecture", "\"architecture\":", 571, Keyword, false, 0),
    f("threat.indicator.file.pe.company", "\"company\":", 571, Keyword, false, 0),
    f("threat.indicator.file.pe.description", "\"description\":", 571, Keyword, false, 0),
    f("threat.indicator.file.pe.file_version", "\"file_version\":", 571, Keyword, false, 0),
    f("threat.indicator.file.pe.go_import_hash", "\"go_import_hash\":", 571, Keyword, false, 0),
    f("threat.indicator.file.pe.go_imports", "\"go_imports\":", 571, Tree, false, 0),
    f("threat.indicator.file.pe.go_imports_names_entropy", "\"go_imports_names_entropy\":", 571, Long, false, 0),
    f("threat.indicator.file.pe.go_imports_names_var_entropy", "\"go_imports_names_var_entropy\":", 571, Long, false, 0),
    f("threat.indicator.file.pe.go_stripped", "\"go_stripped\":", 571, Boolean, false, 0),
    f("threat.indicator.file.pe.imphash", "\"imphash\":", 571, Keyword, false, 0),
    f("threat.indicator.file.pe.import_hash", "\"import_hash\":", 571, Keyword, false, 0),
    f("threat.indicator.file.pe.imports", "\"imports\":", 571, Tree, true, 0),
    f("threat.indicator.file.pe.imports_names_entropy", "\"imports_names_entropy\":", 571, Long, false, 0),
    f("threat.indicator.file.pe.imports_names_var_entropy", "\"imports_names_var_entropy\":", 571, Long, false, 0),
    f("threat.indicator.file.pe.original_file_name", "\"original_file_name\":", 571, Keyword, false, 0),
    f("threat.indicator.file.pe.pehash", "\"pehash\":", 571, Keyword, false, 0),
    f("threat.indicator.file.pe.product", "\"product\":", 571, Keyword, false, 0),
    f("threat.indicator.file.pe.sections", "\"sections\":", 571, Tree, true, 5),
    f("threat.indicator.file.pe.sections.entropy", "\"entropy\":", 572, Long, false, 0),
    f("threat.indicator.file.pe.sections.name", "\"name\":", 572, Keyword, false, 0),
    f("threat.indicator.file.pe.sections.physical_size", "\"physical_size\":", 572, Long, false, 0),
    f("threat.indicator.file.pe.sections.var_entropy", "\"var_entropy\":", 572, Long, false, 0),
    f("threat.indicator.file.pe.sections.virtual_size", "\"virtual_size\":", 572, Long, false, 0),
    f("threat.indicator.file.size", "\"size\":", 564, Long, false, 0),
    f("threat.indicator.file.target_path", "\"target_path\":", 564, Keyword, false, 0),
    f("threat.indicator.file.type", "\"type\":", 564, Keyword, false, 0),
    f("threat.indicator.file.uid", "\"uid\":", 564, Keyword, false, 0),
    f("threat.indicator.file.x509.alternative_names", "\"alternative_names\":", 573, Keyword, true, 0),
    f("threat.indicator.file.x509.issuer.common_name", "\"common_name\":", 574, Keyword, true, 0),
    f("threat.indicator.file.x509.issuer.country", "\"country\":", 574, Keyword, true, 0),
    f("threat.indicator.file.x509.issuer.distinguished_name", "\"distinguished_name\":", 574, Keyword, false, 0),
    f("threat.indicator.file.x509.issuer.locality", "\"locality\":", 574, Keyword, true, 0),
    f("threat.indicator.file.x509.issuer.organization", "\"organization\":", 574, Keyword, true, 0),
    f("threat.indicator.file.x509.issuer.organizational_unit", "\"organizational_unit\":", 574, Keyword, true, 0),
    f("threat.indicator.file.x509.issuer.state_or_province", "\"state_or_province\":", 574, Keyword, true, 0),
    f("threat.indicator.file.x509.not_after", "\"not_after\":", 573, Date, false, 0),
    f("threat.indicator.file.x509.not_before", "\"not_before\":", 573, Date, false, 0),
    f("threat.indicator.file.x509.public_key_algorithm", "\"public_key_algorithm\":", 573, Keyword, false, 0),
    f("threat.indicator.file.x509.public_key_curve", "\"public_key_curve\":", 573, Keyword, false, 0),
    f("threat.indicator.file.x509.public_key_exponent", "\"public_key_exponent\":", 573, Long, false, 0),
    f("threat.indicator.file.x509.public_key_size", "\"public_key_size\":", 573, Long, false, 0),
    f("threat.indicator.file.x509.serial_number", "\"serial_number\":", 573, Keyword, false, 0),
    f("threat.indicator.file.x509.signature_algorithm", "\"signature_algorithm\":", 573, Keyword, false, 0),
    f("threat.indicator.file.x509.subject.common_name", "\"common_name\":", 575, Keyword, true, 0),
    f("threat.indicator.file.x509.subject.country", "\"country\":", 575, Keyword, true, 0),
    f("threat.indicator.file.x509.subject.distinguished_name", "\"distinguished_name\":", 575, Keyword, false, 0),
    f("threat.indicator.file.x509.subject.locality", "\"locality\":", 575, Keyword, true, 0),
    f("threat.indicator.file.x509.subject.organization", "\"organization\":", 575, Keyword, true, 0),
    f("threat.indicator.file.x509.subject.organizational_unit", "\"organizational_unit\":", 575, Keyword, true, 0),
    f("threat.indicator.file.x509.subject.state_or_province", "\"state_or_province\":", 575, Keyword, true, 0),
    f("threat.indicator.file.x509.version_number", "\"version_number\":", 573, Keyword, false, 0),
    f("threat.indicator.first_seen", "\"first_seen\":", 560, Date, false, 0),
    f("threat.indicator.geo", "\"geo\":", 560, Tree, false, 11),
    f("threat.indicator.geo.city_name", "\"city_name\":", 576, Keyword, false, 0),
    f("threat.indicator.geo.continent_code", "\"continent_code\":", 576, Keyword, false, 0),
    f("threat.indicator.geo.continent_name", "\"continent_name\":", 576, Keyword, false, 0),
    f("threat.indicator.geo.country_iso_code", "\"country_iso_code\":", 576, Keyword, false, 0),
    f("threat.indicator.geo.country_name", "\"country_name\":", 576, Keyword, false, 0),
    f("threat.indicator.geo.location", "\"location\":", 576, GeoPoint, false, 0),
    f("threat.indicator.geo.name", "\"name\":", 576, Keyword, false, 0),
    f("threat.indicator.geo.postal_code", "\"postal_code\":", 576, Keyword, false, 0),
    f("threat.indicator.geo.region_iso_code", "\"region_iso_code\":", 576, Keyword, false, 0),
    f("threat.indicator.geo.region_name", "\"region_name\":", 576, Keyword, false, 0),
    f("threat.indicator.geo.timezone", "\"timezone\":", 576, Keyword, false, 0),
    f("threat.indicator.id", "\"id\":", 560, Keyword, true, 0),
    f("threat.indicator.ip", "\"ip\":", 560, Ip, false, 0),
    f("threat.indicator.last_seen", "\"last_seen\":", 560, Date, false, 0),
    f("threat.indicator.marking.tlp", "\"tlp\":", 577, Keyword, false, 0),
    f("threat.indicator.marking.tlp_version", "\"tlp_version\":", 577, Keyword, false, 0),
    f("threat.indicator.modified_at", "\"modified_at\":", 560, Date, false, 0),
    f("threat.indicator.name", "\"name\":", 560, Keyword, false, 0),
    f("threat.indicator.port", "\"port\":", 560, Long, false, 0),
    f("threat.indicator.provider", "\"provider\":", 560, Keyword, false, 0),
    f("threat.indicator.reference", "\"reference\":", 560, Keyword, false, 0),
    f("threat.indicator.registry.data.bytes", "\"bytes\":", 579, Keyword, false, 0),
    f("threat.indicator.registry.data.strings", "\"strings\":", 579, Keyword, true, 0),
    f("threat.indicator.registry.data.type", "\"type\":", 579, Keyword, false, 0),
    f("threat.indicator.registry.hive", "\"hive\":", 578, Keyword, false, 0),
    f("threat.indicator.registry.key", "\"key\":", 578, Keyword, false, 0),
    f("threat.indicator.registry.path", "\"path\":", 578, Keyword, false, 0),
    f("threat.indicator.registry.value", "\"value\":", 578, Keyword, false, 0),
    f("threat.indicator.scanner_stats", "\"scanner_stats\":", 560, Long, false, 0),
    f("threat.indicator.sightings", "\"sightings\":", 560, Long, false, 0),
    f("threat.indicator.type", "\"type\":", 560, Keyword, false, 0),
    f("threat.indicator.url.domain", "\"domain\":", 580, Keyword, false, 0),
    f("threat.indicator.url.extension", "\"extension\":", 580, Keyword, false, 0),
    f("threat.indicator.url.fragment", "\"fragment\":", 580, Keyword, false, 0),
    f("threat.indicator.url.full", "\"full\":", 580, Keyword, false, 0),
    f("threat.indicator.url.original", "\"original\":", 580, Keyword, false, 0),
    f("threat.indicator.url.password", "\"password\":", 580, Keyword, false, 0),
    f("threat.indicator.url.path", "\"path\":", 580, Keyword, false, 0),
    f("threat.indicator.url.port", "\"port\":", 580, Long, false, 0),
    f("threat.indicator.url.query", "\"query\":", 580, Keyword, false, 0),
    f("threat.indicator.url.registered_domain", "\"registered_domain\":", 580, Keyword, false, 0),
    f("threat.indicator.url.scheme", "\"scheme\":", 580, Keyword, false, 0),
    f("threat.indicator.url.subdomain", "\"subdomain\":", 580, Keyword, false, 0),
    f("threat.indicator.url.top_level_domain", "\"top_level_domain\":", 580, Keyword, false, 0),
    f("threat.indicator.url.username", "\"username\":", 580, Keyword, false, 0),
    f("threat.indicator.x509.alternative_names", "\"alternative_names\":", 581, Keyword, true, 0),
    f("threat.indicator.x509.issuer.common_name", "\"common_name\":", 582, Keyword, true, 0),
    f("threat.indicator.x509.issuer.country", "\"country\":", 582, Keyword, true, 0),
    f("threat.indicator.x509.issuer.distinguished_name", "\"distinguished_name\":", 582, Keyword, false, 0),
    f("threat.indicator.x509.issuer.locality", "\"locality\":", 582, Keyword, true, 0),
    f("threat.indicator.x509.issuer.organization", "\"organization\":", 582, Keyword, true, 0),
    f("threat.indicator.x509.issuer.organizational_unit", "\"organizational_unit\":", 582, Keyword, true, 0),
    f("threat.indicator.x509.issuer.state_or_province", "\"state_or_province\":", 582, Keyword, true, 0),
    f("threat.indicator.x509.not_after", "\"not_after\":", 581, Date, false, 0),
    f("threat.indicator.x509.not_before", "\"not_before\":", 581, Date, false, 0),
    f("threat.indicator.x509.public_key_algorithm", "\"public_key_algorithm\":", 581, Keyword, false, 0),
    f("threat.indicator.x509.public_key_curve", "\"public_key_curve\":", 581, Keyword, false, 0),
    f("threat.indicator.x509.public_key_exponent", "\"public_key_exponent\":", 581, Long, false, 0),
    f("threat.indicator.x509.public_key_size", "\"public_key_size\":", 581, Long, false, 0),
    f("threat.indicator.x509.serial_number", "\"serial_number\":", 581, Keyword, false, 0),
    f("threat.indicator.x509.signature_algorithm", "\"signature_algorithm\":", 581, Keyword, false, 0),
    f("threat.indicator.x509.subject.common_name", "\"common_name\":", 583, Keyword, true, 0),
    f("threat.indicator.x509.subject.country", "\"country\":", 583, Keyword, true, 0),
    f("threat.indicator.x509.subject.distinguished_name", "\"distinguished_name\":", 583, Keyword, false, 0),
    f("threat.indicator.x509.subject.locality", "\"locality\":", 583, Keyword, true, 0),
    f("threat.indicator.x509.subject.organization", "\"organization\":", 583, Keyword, true, 0),
    f("threat.indicator.x509.subject.organizational_unit", "\"organizational_unit\":", 583, Keyword, true, 0),
    f("threat.indicator.x509.subject.state_or_province", "\"state_or_province\":", 583, Keyword, true, 0),
    f("threat.indicator.x509.version_number", "\"version_number\":", 581, Keyword, false, 0),
    f("threat.software.alias", "\"alias\":", 584, Keyword, true, 0),
    f("threat.software.id", "\"id\":", 584, Keyword, false, 0),
    f("threat.software.name", "\"name\":", 584, Keyword, false, 0),
    f("threat.software.platforms", "\"platforms\":", 584, Keyword, true, 0),
    f("threat.software.reference", "\"reference\":", 584, Keyword, false, 0),
    f("threat.software.type", "\"type\":", 584, Keyword, false, 0),
    f("threat.tactic.id", "\"id\":", 585, Keyword, true, 0),
    f("threat.tactic.name", "\"name\":", 585, Keyword, true, 0),
    f("threat.tactic.reference", "\"reference\":", 585, Keyword, true, 0),
    f("threat.technique.id", "\"id\":", 586, Keyword, true, 0),
    f("threat.technique.name", "\"name\":", 586, Keyword, true, 0),
    f("threat.technique.reference", "\"reference\":", 586, Keyword, true, 0),
    f("threat.technique.subtechnique.id", "\"id\":", 587, Keyword, true, 0),
    f("threat.technique.subtechnique.name", "\"name\":", 587, Keyword, true, 0),
    f("threat.technique.subtechnique.reference", "\"reference\":", 587, Keyword, true, 0),
    f("tls.cipher", "\"cipher\":", 588, Keyword, false, 0),
    f("tls.client.certificate", "\"certificate\":", 589, Keyword, false, 0),
    f("tls.client.certificate_chain", "\"certificate_chain\":", 589, Keyword, true, 0),
    f("tls.client.hash.md5", "\"md5\":", 590, Keyword, false, 0),
    f("tls.client.hash.sha1", "\"sha1\":", 590, Keyword, false, 0),
    f("tls.client.hash.sha256", "\"sha256\":", 590, Keyword, false, 0),
    f("tls.client.issuer", "\"issuer\":", 589, Keyword, false, 0),
    f("tls.client.ja3", "\"ja3\":", 589, Keyword, false, 0),
    f("tls.client.not_after", "\"not_after\":", 589, Date, false, 0),
    f("tls.client.not_before", "\"not_before\":", 589, Date, false, 0),
    f("tls.client.server_name", "\"server_name\":", 589, Keyword, false, 0),
    f("tls.client.subject", "\"subject\":", 589, Keyword, false, 0),
    f("tls.client.supported_ciphers", "\"supported_ciphers\":", 589, Keyword, true, 0),
    f("tls.client.x509.alternative_names", "\"alternative_names\":", 591, Keyword, true, 0),
    f("tls.client.x509.issuer.common_name", "\"common_name\":", 592, Keyword, true, 0),
    f("tls.client.x509.issuer.country", "\"country\":", 592, Keyword, true, 0),
    f("tls.client.x509.issuer.distinguished_name", "\"distinguished_name\":", 592, Keyword, false, 0),
    f("tls.client.x509.issuer.locality", "\"locality\":", 592, Keyword, true, 0),
    f("tls.client.x509.issuer.organization", "\"organization\":", 592, Keyword, true, 0),
    f("tls.client.x509.issuer.organizational_unit", "\"organizational_unit\":", 592, Keyword, true, 0),
    f("tls.client.x509.issuer.state_or_province", "\"state_or_province\":", 592, Keyword, true, 0),
    f("tls.client.x509.not_after", "\"not_after\":", 591, Date, false, 0),
    f("tls.client.x509.not_before", "\"not_before\":", 591, Date, false, 0),
    f("tls.client.x509.public_key_algorithm", "\"public_key_algorithm\":", 591, Keyword, false, 0),
    f("tls.client.x509.public_key_curve", "\"public_key_curve\":", 591, Keyword, false, 0),
    f("tls.client.x509.public_key_exponent", "\"public_key_exponent\":", 591, Long, false, 0),
    f("tls.client.x509.public_key_size", "\"public_key_size\":", 591, Long, false, 0),
    f("tls.client.x509.serial_number", "\"serial_number\":", 591, Keyword, false, 0),
    f("tls.client.x509.signature_algorithm", "\"signature_algorithm\":", 591, Keyword, false, 0),
    f("tls.client.x509.subject.common_name", "\"common_name\":", 593, Keyword, true, 0),
    f("tls.client.x509.subject.country", "\"country\":", 593, Keyword, true, 0),
    f("tls.client.x509.subject.distinguished_name", "\"distinguished_name\":", 593, Keyword, false, 0),
    f("tls.client.x509.subject.locality", "\"locality\":", 593, Keyword, true, 0),
    f("tls.client.x509.subject.organization", "\"organization\":", 593, Keyword, true, 0),
    f("tls.client.x509.subject.organizational_unit", "\"organizational_unit\":", 593, Keyword, true, 0),
    f("tls.client.x509.subject.state_or_province", "\"state_or_province\":", 593, Keyword, true, 0),
    f("tls.client.x509.version_number", "\"version_number\":", 591, Keyword, false, 0),
    f("tls.curve", "\"curve\":", 588, Keyword, false, 0),
    f("tls.established", "\"established\":", 588, Boolean, false, 0),
    f("tls.next_protocol", "\"next_protocol\":", 588, Keyword, false, 0),
    f("tls.resumed", "\"resumed\":", 588, Boolean, false, 0),
    f("tls.server.certificate", "\"certificate\":", 594, Keyword, false, 0),
    f("tls.server.certificate_chain", "\"certificate_chain\":", 594, Keyword, true, 0),
    f("tls.server.hash.md5", "\"md5\":", 595, Keyword, false, 0),
    f("tls.server.hash.sha1", "\"sha1\":", 595, Keyword, false, 0),
    f("tls.server.hash.sha256", "\"sha256\":", 595, Keyword, false, 0),
    f("tls.server.issuer", "\"issuer\":", 594, Keyword, false, 0),
    f("tls.server.ja3s", "\"ja3s\":", 594, Keyword, false, 0),
    f("tls.server.not_after", "\"not_after\":", 594, Date, false, 0),
    f("tls.server.not_before", "\"not_before\":", 594, Date, false, 0),
    f("tls.server.subject", "\"subject\":", 594, Keyword, false, 0),
    f("tls.server.x509.alternative_names", "\"alternative_names\":", 596, Keyword, true, 0),
    f("tls.server.x509.issuer.common_name", "\"common_name\":", 597, Keyword, true, 0),
    f("tls.server.x509.issuer.country", "\"country\":", 597, Keyword, true, 0),
    f("tls.server.x509.issuer.distinguished_name", "\"distinguished_name\":", 597, Keyword, false, 0),
    f("tls.server.x509.issuer.locality", "\"locality\":", 597, Keyword, true, 0),
    f("tls.server.x509.issuer.organization", "\"organization\":", 597, Keyword, true, 0),
    f("tls.server.x509.issuer.organizational_unit", "\"organizational_unit\":", 597, Keyword, true, 0),
    f("tls.server.x509.issuer.state_or_province", "\"state_or_province\":", 597, Keyword, true, 0),
    f("tls.server.x509.not_after", "\"not_after\":", 596, Date, false, 0),
    f("tls.server.x509.not_before", "\"not_before\":", 596, Date, false, 0),
    f("tls.server.x509.public_key_algorithm", "\"public_key_algorithm\":", 596, Keyword, false, 0),
    f("tls.server.x509.public_key_curve", "\"public_key_curve\":", 596, Keyword, false, 0),
    f("tls.server.x509.public_key_exponent", "\"public_key_exponent\":", 596, Long, false, 0),
    f("tls.server.x509.public_key_size", "\"public_key_size\":", 596, Long, false, 0),
    f("tls.server.x509.serial_number", "\"serial_number\":", 596, Keyword, false, 0),
    f("tls.server.x509.signature_algorithm", "\"signature_algorithm\":", 596, Keyword, false, 0),
    f("tls.server.x509.subject.common_name", "\"common_name\":", 598, Keyword, true, 0),
    f("tls.server.x509.subject.country", "\"country\":", 598, Keyword, true, 0),
    f("tls.server.x509.subject.distinguished_name", "\"distinguished_name\":", 598, Keyword, false, 0),
    f("tls.server.x509.subject.locality", "\"locality\":", 598, Keyword, true, 0),
    f("tls.server.x509.subject.organization", "\"organization\":", 598, Keyword, true, 0),
    f("tls.server.x509.subject.organizational_unit", "\"organizational_unit\":", 598, Keyword, true, 0),
    f("tls.server.x509.subject.state_or_province", "\"state_or_province\":", 598, Keyword, true, 0),
    f("tls.server.x509.version_number", "\"version_number\":", 596, Keyword, false, 0),
    f("tls.version", "\"version\":", 588, Keyword, false, 0),
    f("tls.version_protocol", "\"version_protocol\":", 588, Keyword, false, 0),
    f("trace.id", "\"id\":", 599, Keyword, false, 0),
    f("transaction.id", "\"id\":", 600, Keyword, false, 0),
    f("url.domain", "\"domain\":", 601, Keyword, false, 0),
    f("url.extension", "\"extension\":", 601, Keyword, false, 0),
    f("url.fragment", "\"fragment\":", 601, Keyword, false, 0),
    f("url.full", "\"full\":", 601, Keyword, false, 0),
    f("url.original", "\"original\":", 601, Keyword, false, 0),
    f("url.password", "\"password\":", 601, Keyword, false, 0),
    f("url.path", "\"path\":", 601, Keyword, false, 0),
    f("url.port", "\"port\":", 601, Long, false, 0),
    f("url.query", "\"query\":", 601, Keyword, false, 0),
    f("url.registered_domain", "\"registered_domain\":", 601, Keyword, false, 0),
    f("url.scheme", "\"scheme\":", 601, Keyword, false, 0),
    f("url.subdomain", "\"subdomain\":", 601, Keyword, false, 0),
    f("url.top_level_domain", "\"top_level_domain\":", 601, Keyword, false, 0),
    f("url.username", "\"username\":", 601, Keyword, false, 0),
    f("user.changes.domain", "\"domain\":", 603, Keyword, false, 0),
    f("user.changes.email", "\"email\":", 603, Keyword, false, 0),
    f("user.changes.entity.attributes.known_redirects", "\"known_redirects\":", 605, Keyword, true, 0),
    f("user.changes.entity.attributes.managed", "\"managed\":", 605, Boolean, false, 0),
    f("user.changes.entity.attributes.mfa_enabled", "\"mfa_enabled\":", 605, Boolean, false, 0),
    f("user.changes.entity.attributes.oauth_consent_restriction", "\"oauth_consent_restriction\":", 605, Keyword, false, 0),
    f("user.changes.entity.attributes.permissions", "\"permissions\":", 605, Keyword, true, 0),
    f("user.changes.entity.attributes.storage_class", "\"storage_class\":", 605, Keyword, false, 0),
    f("user.changes.entity.behavior", "\"behavior\":", 604, Tree, false, 0),
    f("user.changes.entity.display_name", "\"display_name\":", 604, Keyword, false, 0),
    f("user.changes.entity.id", "\"id\":", 604, Keyword, false, 0),
    f("user.changes.entity.last_seen_timestamp", "\"last_seen_timestamp\":", 604, Date, false, 0),
    f("user.changes.entity.lifecycle.last_activity", "\"last_activity\":", 606, Date, false, 0),
    f("user.changes.entity.metrics", "\"metrics\":", 604, Tree, false, 0),
    f("user.changes.entity.name", "\"name\":", 604, Keyword, false, 0),
    f("user.changes.entity.raw", "\"raw\":", 604, Tree, false, 0),
    f("user.changes.entity.reference", "\"reference\":", 604, Keyword, false, 0),
    f("user.changes.entity.relationships.administers.entity.id", "\"id\":", 609, Keyword, true, 0),
    f("user.changes.entity.relationships.administers.host.id", "\"id\":", 610, Keyword, true, 0),
    f("user.changes.entity.relationships.administers.host.name", "\"name\":", 610, Keyword, true, 0),
    f("user.changes.entity.relationships.administers.service.id", "\"id\":", 611, Keyword, true, 0),
    f("user.changes.entity.relationships.administers.service.name", "\"name\":", 611, Keyword, true, 0),
    f("user.changes.entity.relationships.administers.user.domain", "\"domain\":", 612, Keyword, true, 0),
    f("user.changes.entity.relationships.administers.user.email", "\"email\":", 612, Keyword, true, 0),
    f("user.changes.entity.relationships.administers.user.id", "\"id\":", 612, Keyword, true, 0),
    f("user.changes.entity.relationships.administers.user.name", "\"name\":", 612, Keyword, true, 0),
    f("user.changes.entity.relationships.depends_on.entity.id", "\"id\":", 614, Keyword, true, 0),
    f("user.changes.entity.relationships.depends_on.host.id", "\"id\":", 615, Keyword, true, 0),
    f("user.changes.entity.relationships.depends_on.host.name", "\"name\":", 615, Keyword, true, 0),
    f("user.changes.entity.relationships.depends_on.service.id", "\"id\":", 616, Keyword, true, 0),
    f("user.changes.entity.relationships.depends_on.service.name", "\"name\":", 616, Keyword, true, 0),
    f("user.changes.entity.relationships.depends_on.user.domain", "\"domain\":", 617, Keyword, true, 0),
    f("user.changes.entity.relationships.depends_on.user.email", "\"email\":", 617, Keyword, true, 0),
    f("user.changes.entity.relationships.depends_on.user.id", "\"id\":", 617, Keyword, true, 0),
    f("user.changes.entity.relationships.depends_on.user.name", "\"name\":", 617, Keyword, true, 0),
    f("user.changes.entity.relationships.owns.entity.id", "\"id\":", 619, Keyword, true, 0),
    f("user.changes.entity.relationships.owns.host.id", "\"id\":", 620, Keyword, true, 0),
    f("user.changes.entity.relationships.owns.host.name", "\"name\":", 620, Keyword, true, 0),
    f("user.changes.entity.relationships.owns.service.id", "\"id\":", 621, Keyword, true, 0),
    f("user.changes.entity.relationships.owns.service.name", "\"name\":", 621, Keyword, true, 0),
    f("user.changes.entity.relationships.owns.user.domain", "\"domain\":", 622, Keyword, true, 0),
    f("user.changes.entity.relationships.owns.user.email", "\"email\":", 622, Keyword, true, 0),
    f("user.changes.entity.relationships.owns.user.id", "\"id\":", 622, Keyword, true, 0),
    f("user.changes.entity.relationships.owns.user.name", "\"name\":", 622, Keyword, true, 0),
    f("user.changes.entity.relationships.supervises.entity.id", "\"id\":", 624, Keyword, true, 0),
    f("user.changes.entity.relationships.supervises.host.id", "\"id\":", 625, Keyword, true, 0),
    f("user.changes.entity.relationships.supervises.host.name", "\"name\":", 625, Keyword, true, 0),
    f("user.changes.entity.relationships.supervises.service.id", "\"id\":", 626, Keyword, true, 0),
    f("user.changes.entity.relationships.supervises.service.name", "\"name\":", 626, Keyword, true, 0),
    f("user.changes.entity.relationships.supervises.user.domain", "\"domain\":", 627, Keyword, true, 0),
    f("user.changes.entity.relationships.supervises.user.email", "\"email\":", 627, Keyword, true, 0),
    f("user.changes.entity.relationships.supervises.user.id", "\"id\":", 627, Keyword, true, 0),
    f("user.changes.entity.relationships.supervises.user.name", "\"name\":", 627, Keyword, true, 0),
    f("user.changes.entity.source", "\"source\":", 604, Keyword, false, 0),
    f("user.changes.entity.sub_type", "\"sub_type\":", 604, Keyword, false, 0),
    f("user.changes.entity.type", "\"type\":", 604, Keyword, true, 0),
    f("user.changes.full_name", "\"full_name\":", 603, Keyword, false, 0),
    f("user.changes.group.domain", "\"domain\":", 628, Keyword, false, 0),
    f("user.changes.group.id", "\"id\":", 628, Keyword, false, 0),
    f("user.changes.group.name", "\"name\":", 628, Keyword, false, 0),
    f("user.changes.hash", "\"hash\":", 603, Keyword, false, 0),
    f("user.changes.id", "\"id\":", 603, Keyword, false, 0),
    f("user.changes.name", "\"name\":", 603, Keyword, false, 0),
    f("user.changes.risk.calculated_level", "\"calculated_level\":", 629, Keyword, false, 0),
    f("user.changes.risk.calculated_score", "\"calculated_score\":", 629, Float, false, 0),
    f("user.changes.risk.calculated_score_norm", "\"calculated_score_norm\":", 629, Float, false, 0),
    f("user.changes.risk.static_level", "\"static_level\":", 629, Keyword, false, 0),
    f("user.changes.risk.static_score", "\"static_score\":", 629, Float, false, 0),
    f("user.changes.risk.static_score_norm", "\"static_score_norm\":", 629, Float, false, 0),
    f("user.changes.roles", "\"roles\":", 603, Keyword, true, 0),
    f("user.domain", "\"domain\":", 602, Keyword, false, 0),
    f("user.effective.domain", "\"domain\":", 630, Keyword, false, 0),
    f("user.effective.email", "\"email\":", 630, Keyword, false, 0),
    f("user.effective.entity.attributes.known_redirects", "\"known_redirects\":", 632, Keyword, true, 0),
    f("user.effective.entity.attributes.managed", "\"managed\":", 632, Boolean, false, 0),
    f("user.effective.entity.attributes.mfa_enabled", "\"mfa_enabled\":", 632, Boolean, false, 0),
    f("user.effective.entity.attributes.oauth_consent_restriction", "\"oauth_consent_restriction\":", 632, Keyword, false, 0),
    f("user.effective.entity.attributes.permissions", "\"permissions\":", 632, Keyword, true, 0),
    f("user.effective.entity.attributes.storage_class", "\"storage_class\":", 632, Keyword, false, 0),
    f("user.effective.entity.behavior", "\"behavior\":", 631, Tree, false, 0),
    f("user.effective.entity.display_name", "\"display_name\":", 631, Keyword, false, 0),
    f("user.effective.entity.id", "\"id\":", 631, Keyword, false, 0),
    f("user.effective.entity.last_seen_timestamp", "\"last_seen_timestamp\":", 631, Date, false, 0),
    f("user.effective.entity.lifecycle.last_activity", "\"last_activity\":", 633, Date, false, 0),
    f("user.effective.entity.metrics", "\"metrics\":", 631, Tree, false, 0),
    f("user.effective.entity.name", "\"name\":", 631, Keyword, false, 0),
    f("user.effective.entity.raw", "\"raw\":", 631, Tree, false, 0),
    f("user.effective.entity.reference", "\"reference\":", 631, Keyword, false, 0),
    f("user.effective.entity.relationships.administers.entity.id", "\"id\":", 636, Keyword, true, 0),
    f("user.effective.entity.relationships.administers.host.id", "\"id\":", 637, Keyword, true, 0),
    f("user.effective.entity.relationships.administers.host.name", "\"name\":", 637, Keyword, true, 0),
    f("user.effective.entity.relationships.administers.service.id", "\"id\":", 638, Keyword, true, 0),
    f("user.effective.entity.relationships.administers.service.name", "\"name\":", 638, Keyword, true, 0),
    f("user.effective.entity.relationships.administers.user.domain", "\"domain\":", 639, Keyword, true, 0),
    f("user.effective.entity.relationships.administers.user.email", "\"email\":", 639, Keyword, true, 0),
    f("user.effective.entity.relationships.administers.user.id", "\"id\":", 639, Keyword, true, 0),
    f("user.effective.entity.relationships.administers.user.name", "\"name\":", 639, Keyword, true, 0),
    f("user.effective.entity.relationships.depends_on.entity.id", "\"id\":", 641, Keyword, true, 0),
    f("user.effective.entity.relationships.depends_on.host.id", "\"id\":", 642, Keyword, true, 0),
    f("user.effective.entity.relationships.depends_on.host.name", "\"name\":", 642, Keyword, true, 0),
    f("user.effective.entity.relationships.depends_on.service.id", "\"id\":", 643, Keyword, true, 0),
    f("user.effective.entity.relationships.depends_on.service.name", "\"name\":", 643, Keyword, true, 0),
    f("user.effective.entity.relationships.depends_on.user.domain", "\"domain\":", 644, Keyword, true, 0),
    f("user.effective.entity.relationships.depends_on.user.email", "\"email\":", 644, Keyword, true, 0),
    f("user.effective.entity.relationships.depends_on.user.id", "\"id\":", 644, Keyword, true, 0),
    f("user.effective.entity.relationships.depends_on.user.name", "\"name\":", 644, Keyword, true, 0),
    f("user.effective.entity.relationships.owns.entity.id", "\"id\":", 646, Keyword, true, 0),
    f("user.effective.entity.relationships.owns.host.id", "\"id\":", 647, Keyword, true, 0),
    f("user.effective.entity.relationships.owns.host.name", "\"name\":", 647, Keyword, true, 0),
    f("user.effective.entity.relationships.owns.service.id", "\"id\":", 648, Keyword, true, 0),
    f("user.effective.entity.relationships.owns.service.name", "\"name\":", 648, Keyword, true, 0),
    f("user.effective.entity.relationships.owns.user.domain", "\"domain\":", 649, Keyword, true, 0),
    f("user.effective.entity.relationships.owns.user.email", "\"email\":", 649, Keyword, true, 0),
    f("user.effective.entity.relationships.owns.user.id", "\"id\":", 649, Keyword, true, 0),
    f("user.effective.entity.relationships.owns.user.name", "\"name\":", 649, Keyword, true, 0),
    f("user.effective.entity.relationships.supervises.entity.id", "\"id\":", 651, Keyword, true, 0),
    f("user.effective.entity.relationships.supervises.host.id", "\"id\":", 652, Keyword, true, 0),
    f("user.effective.entity.relationships.supervises.host.name", "\"name\":", 652, Keyword, true, 0),
    f("user.effective.entity.relationships.supervises.service.id", "\"id\":", 653, Keyword, true, 0),
    f("user.effective.entity.relationships.supervises.service.name", "\"name\":", 653, Keyword, true, 0),
    f("user.effective.entity.relationships.supervises.user.domain", "\"domain\":", 654, Keyword, true, 0),
    f("user.effective.entity.relationships.supervises.user.email", "\"email\":", 654, Keyword, true, 0),
    f("user.effective.entity.relationships.supervises.user.id", "\"id\":", 654, Keyword, true, 0),
    f("user.effective.entity.relationships.supervises.user.name", "\"name\":", 654, Keyword, true, 0),
    f("user.effective.entity.source", "\"source\":", 631, Keyword, false, 0),
    f("user.effective.entity.sub_type", "\"sub_type\":", 631, Keyword, false, 0),
    f("user.effective.entity.type", "\"type\":", 631, Keyword, true, 0),
    f("user.effective.full_name", "\"full_name\":", 630, Keyword, false, 0),
    f("user.effective.group.domain", "\"domain\":", 655, Keyword, false, 0),
    f("user.effective.group.id", "\"id\":", 655, Keyword, false, 0),
    f("user.effective.group.name", "\"name\":", 655, Keyword, false, 0),
    f("user.effective.hash", "\"hash\":", 630, Keyword, false, 0),
    f("user.effective.id", "\"id\":", 630, Keyword, false, 0),
    f("user.effective.name", "\"name\":", 630, Keyword, false, 0),
    f("user.effective.risk.calculated_level", "\"calculated_level\":", 656, Keyword, false, 0),
    f("user.effective.risk.calculated_score", "\"calculated_score\":", 656, Float, false, 0),
    f("user.effective.risk.calculated_score_norm", "\"calculated_score_norm\":", 656, Float, false, 0),
    f("user.effective.risk.static_level", "\"static_level\":", 656, Keyword, false, 0),
    f("user.effective.risk.static_score", "\"static_score\":", 656, Float, false, 0),
    f("user.effective.risk.static_score_norm", "\"static_score_norm\":", 656, Float, false, 0),
    f("user.effective.roles", "\"roles\":", 630, Keyword, true, 0),
    f("user.email", "\"email\":", 602, Keyword, false, 0),
    f("user.entity.attributes.known_redirects", "\"known_redirects\":", 658, Keyword, true, 0),
    f("user.entity.attributes.managed", "\"managed\":", 658, Boolean, false, 0),
    f("user.entity.attributes.mfa_enabled", "\"mfa_enabled\":", 658, Boolean, false, 0),
    f("user.entity.attributes.oauth_consent_restriction", "\"oauth_consent_restriction\":", 658, Keyword, false, 0),
    f("user.entity.attributes.permissions", "\"permissions\":", 658, Keyword, true, 0),
    f("user.entity.attributes.storage_class", "\"storage_class\":", 658, Keyword, false, 0),
    f("user.entity.behavior", "\"behavior\":", 657, Tree, false, 0),
    f("user.entity.display_name", "\"display_name\":", 657, Keyword, false, 0),
    f("user.entity.id", "\"id\":", 657, Keyword, false, 0),
    f("user.entity.last_seen_timestamp", "\"last_seen_timestamp\":", 657, Date, false, 0),
    f("user.entity.lifecycle.last_activity", "\"last_activity\":", 659, Date, false, 0),
    f("user.entity.metrics", "\"metrics\":", 657, Tree, false, 0),
    f("user.entity.name", "\"name\":", 657, Keyword, false, 0),
    f("user.entity.raw", "\"raw\":", 657, Tree, false, 0),
    f("user.entity.reference", "\"reference\":", 657, Keyword, false, 0),
    f("user.entity.relationships.administers.entity.id", "\"id\":", 662, Keyword, true, 0),
    f("user.entity.relationships.administers.host.id", "\"id\":", 663, Keyword, true, 0),
    f("user.entity.relationships.administers.host.name", "\"name\":", 663, Keyword, true, 0),
    f("user.entity.relationships.administers.service.id", "\"id\":", 664, Keyword, true, 0),
    f("user.entity.relationships.administers.service.name", "\"name\":", 664, Keyword, true, 0),
    f("user.entity.relationships.administers.user.domain", "\"domain\":", 665, Keyword, true, 0),
    f("user.entity.relationships.administers.user.email", "\"email\":", 665, Keyword, true, 0),
    f("user.entity.relationships.administers.user.id", "\"id\":", 665, Keyword, true, 0),
    f("user.entity.relationships.administers.user.name", "\"name\":", 665, Keyword, true, 0),
    f("user.entity.relationships.depends_on.entity.id", "\"id\":", 667, Keyword, true, 0),
    f("user.entity.relationships.depends_on.host.id", "\"id\":", 668, Keyword, true, 0),
    f("user.entity.relationships.depends_on.host.name", "\"name\":", 668, Keyword, true, 0),
    f("user.entity.relationships.depends_on.service.id", "\"id\":", 669, Keyword, true, 0),
    f("user.entity.relationships.depends_on.service.name", "\"name\":", 669, Keyword, true, 0),
    f("user.entity.relationships.depends_on.user.domain", "\"domain\":", 670, Keyword, true, 0),
    f("user.entity.relationships.depends_on.user.email", "\"email\":", 670, Keyword, true, 0),
    f("user.entity.relationships.depends_on.user.id", "\"id\":", 670, Keyword, true, 0),
    f("user.entity.relationships.depends_on.user.name", "\"name\":", 670, Keyword, true, 0),
    f("user.entity.relationships.owns.entity.id", "\"id\":", 672, Keyword, true, 0),
    f("user.entity.relationships.owns.host.id", "\"id\":", 673, Keyword, true, 0),
    f("user.entity.relationships.owns.host.name", "\"name\":", 673, Keyword, true, 0),
    f("user.entity.relationships.owns.service.id", "\"id\":", 674, Keyword, true, 0),
    f("user.entity.relationships.owns.service.name", "\"name\":", 674, Keyword, true, 0),
    f("user.entity.relationships.owns.user.domain", "\"domain\":", 675, Keyword, true, 0),
    f("user.entity.relationships.owns.user.email", "\"email\":", 675, Keyword, true, 0),
    f("user.entity.relationships.owns.user.id", "\"id\":", 675, Keyword, true, 0),
    f("user.entity.relationships.owns.user.name", "\"name\":", 675, Keyword, true, 0),
    f("user.entity.relationships.supervises.entity.id", "\"id\":", 677, Keyword, true, 0),
    f("user.entity.relationships.supervises.host.id", "\"id\":", 678, Keyword, true, 0),
    f("user.entity.relationships.supervises.host.name", "\"name\":", 678, Keyword, true, 0),
    f("user.entity.relationships.supervises.service.id", "\"id\":", 679, Keyword, true, 0),
    f("user.entity.relationships.supervises.service.name", "\"name\":", 679, Keyword, true, 0),
    f("user.entity.relationships.supervises.user.domain", "\"domain\":", 680, Keyword, true, 0),
    f("user.entity.relationships.supervises.user.email", "\"email\":", 680, Keyword, true, 0),
    f("user.entity.relationships.supervises.user.id", "\"id\":", 680, Keyword, true, 0),
    f("user.entity.relationships.supervises.user.name", "\"name\":", 680, Keyword, true, 0),
    f("user.entity.source", "\"source\":", 657, Keyword, false, 0),
    f("user.entity.sub_type", "\"sub_type\":", 657, Keyword, false, 0),
    f("user.entity.type", "\"type\":", 657, Keyword, true, 0),
    f("user.full_name", "\"full_name\":", 602, Keyword, false, 0),
    f("user.group.domain", "\"domain\":", 681, Keyword, false, 0),
    f("user.group.id", "\"id\":", 681, Keyword, false, 0),
    f("user.group.name", "\"name\":", 681, Keyword, false, 0),
    f("user.hash", "\"hash\":", 602, Keyword, false, 0),
    f("user.id", "\"id\":", 602, Keyword, false, 0),
    f("user.name", "\"name\":", 602, Keyword, false, 0),
    f("user.risk.calculated_level", "\"calculated_level\":", 682, Keyword, false, 0),
    f("user.risk.calculated_score", "\"calculated_score\":", 682, Float, false, 0),
    f("user.risk.calculated_score_norm", "\"calculated_score_norm\":", 682, Float, false, 0),
    f("user.risk.static_level", "\"static_level\":", 682, Keyword, false, 0),
    f("user.risk.static_score", "\"static_score\":", 682, Float, false, 0),
    f("user.risk.static_score_norm", "\"static_score_norm\":", 682, Float, false, 0),
    f("user.roles", "\"roles\":", 602, Keyword, true, 0),
    f("user.target.domain", "\"domain\":", 683, Keyword, false, 0),
    f("user.target.email", "\"email\":", 683, Keyword, false, 0),
    f("user.target.entity.attributes.known_redirects", "\"known_redirects\":", 685, Keyword, true, 0),
    f("user.target.entity.attributes.managed", "\"managed\":", 685, Boolean, false, 0),
    f("user.target.entity.attributes.mfa_enabled", "\"mfa_enabled\":", 685, Boolean, false, 0),
    f("user.target.entity.attributes.oauth_consent_restriction", "\"oauth_consent_restriction\":", 685, Keyword, false, 0),
    f("user.target.entity.attributes.permissions", "\"permissions\":", 685, Keyword, true, 0),
    f("user.target.entity.attributes.storage_class", "\"storage_class\":", 685, Keyword, false, 0),
    f("user.target.entity.behavior", "\"behavior\":", 684, Tree, false, 0),
    f("user.target.entity.display_name", "\"display_name\":", 684, Keyword, false, 0),
    f("user.target.entity.id", "\"id\":", 684, Keyword, false, 0),
    f("user.target.entity.last_seen_timestamp", "\"last_seen_timestamp\":", 684, Date, false, 0),
    f("user.target.entity.lifecycle.last_activity", "\"last_activity\":", 686, Date, false, 0),
    f("user.target.entity.metrics", "\"metrics\":", 684, Tree, false, 0),
    f("user.target.entity.name", "\"name\":", 684, Keyword, false, 0),
    f("user.target.entity.raw", "\"raw\":", 684, Tree, false, 0),
    f("user.target.entity.reference", "\"reference\":", 684, Keyword, false, 0),
    f("user.target.entity.relationships.administers.entity.id", "\"id\":", 689, Keyword, true, 0),
    f("user.target.entity.relationships.administers.host.id", "\"id\":", 690, Keyword, true, 0),
    f("user.target.entity.relationships.administers.host.name", "\"name\":", 690, Keyword, true, 0),
    f("user.target.entity.relationships.administers.service.id", "\"id\":", 691, Keyword, true, 0),
    f("user.target.entity.relationships.administers.service.name", "\"name\":", 691, Keyword, true, 0),
    f("user.target.entity.relationships.administers.user.domain", "\"domain\":", 692, Keyword, true, 0),
    f("user.target.entity.relationships.administers.user.email", "\"email\":", 692, Keyword, true, 0),
    f("user.target.entity.relationships.administers.user.id", "\"id\":", 692, Keyword, true, 0),
    f("user.target.entity.relationships.administers.user.name", "\"name\":", 692, Keyword, true, 0),
    f("user.target.entity.relationships.depends_on.entity.id", "\"id\":", 694, Keyword, true, 0),
    f("user.target.entity.relationships.depends_on.host.id", "\"id\":", 695, Keyword, true, 0),
    f("user.target.entity.relationships.depends_on.host.name", "\"name\":", 695, Keyword, true, 0),
    f("user.target.entity.relationships.depends_on.service.id", "\"id\":", 696, Keyword, true, 0),
    f("user.target.entity.relationships.depends_on.service.name", "\"name\":", 696, Keyword, true, 0),
    f("user.target.entity.relationships.depends_on.user.domain", "\"domain\":", 697, Keyword, true, 0),
    f("user.target.entity.relationships.depends_on.user.email", "\"email\":", 697, Keyword, true, 0),
    f("user.target.entity.relationships.depends_on.user.id", "\"id\":", 697, Keyword, true, 0),
    f("user.target.entity.relationships.depends_on.user.name", "\"name\":", 697, Keyword, true, 0),
    f("user.target.entity.relationships.owns.entity.id", "\"id\":", 699, Keyword, true, 0),
    f("user.target.entity.relationships.owns.host.id", "\"id\":", 700, Keyword, true, 0),
    f("user.target.entity.relationships.owns.host.name", "\"name\":", 700, Keyword, true, 0),
    f("user.target.entity.relationships.owns.service.id", "\"id\":", 701, Keyword, true, 0),
    f("user.target.entity.relationships.owns.service.name", "\"name\":", 701, Keyword, true, 0),
    f("user.target.entity.relationships.owns.user.domain", "\"domain\":", 702, Keyword, true, 0),
    f("user.target.entity.relationships.owns.user.email", "\"email\":", 702, Keyword, true, 0),
    f("user.target.entity.relationships.owns.user.id", "\"id\":", 702, Keyword, true, 0),
    f("user.target.entity.relationships.owns.user.name", "\"name\":", 702, Keyword, true, 0),
    f("user.target.entity.relationships.supervises.entity.id", "\"id\":", 704, Keyword, true, 0),
    f("user.target.entity.relationships.supervises.host.id", "\"id\":", 705, Keyword, true, 0),
    f("user.target.entity.relationships.supervises.host.name", "\"name\":", 705, Keyword, true, 0),
    f("user.target.entity.relationships.supervises.service.id", "\"id\":", 706, Keyword, true, 0),
    f("user.target.entity.relationships.supervises.service.name", "\"name\":", 706, Keyword, true, 0),
    f("user.target.entity.relationships.supervises.user.domain", "\"domain\":", 707, Keyword, true, 0),
    f("user.target.entity.relationships.supervises.user.email", "\"email\":", 707, Keyword, true, 0),
    f("user.target.entity.relationships.supervises.user.id", "\"id\":", 707, Keyword, true, 0),
    f("user.target.entity.relationships.supervises.user.name", "\"name\":", 707, Keyword, true, 0),
    f("user.target.entity.source", "\"source\":", 684, Keyword, false, 0),
    f("user.target.entity.sub_type", "\"sub_type\":", 684, Keyword, false, 0),
    f("user.target.entity.type", "\"type\":", 684, Keyword, true, 0),
    f("user.target.full_name", "\"full_name\":", 683, Keyword, false, 0),
    f("user.target.group.domain", "\"domain\":", 708, Keyword, false, 0),
    f("user.target.group.id", "\"id\":", 708, Keyword, false, 0),
    f("user.target.group.name", "\"name\":", 708, Keyword, false, 0),
    f("user.target.hash", "\"hash\":", 683, Keyword, false, 0),
    f("user.target.id", "\"id\":", 683, Keyword, false, 0),
    f("user.target.name", "\"name\":", 683, Keyword, false, 0),
    f("user.target.risk.calculated_level", "\"calculated_level\":", 709, Keyword, false, 0),
    f("user.target.risk.calculated_score", "\"calculated_score\":", 709, Float, false, 0),
    f("user.target.risk.calculated_score_norm", "\"calculated_score_norm\":", 709, Float, false, 0),
    f("user.target.risk.static_level", "\"static_level\":", 709, Keyword, false, 0),
    f("user.target.risk.static_score", "\"static_score\":", 709, Float, false, 0),
    f("user.target.risk.static_score_norm", "\"static_score_norm\":", 709, Float, false, 0),
    f("user.target.roles", "\"roles\":", 683, Keyword, true, 0),
    f("user_agent.device.name", "\"name\":", 711, Keyword, false, 0),
    f("user_agent.name", "\"name\":", 710, Keyword, false, 0),
    f("user_agent.original", "\"original\":", 710, Keyword, false, 0),
    f("user_agent.os.family", "\"family\":", 712, Keyword, false, 0),
    f("user_agent.os.full", "\"full\":", 712, Keyword, false, 0),
    f("user_agent.os.kernel", "\"kernel\":", 712, Keyword, false, 0),
    f("user_agent.os.name", "\"name\":", 712, Keyword, false, 0),
    f("user_agent.os.platform", "\"platform\":", 712, Keyword, false, 0),
    f("user_agent.os.type", "\"type\":", 712, Keyword, false, 0),
    f("user_agent.os.version", "\"version\":", 712, Keyword, false, 0),
    f("user_agent.version", "\"version\":", 710, Keyword, false, 0),
    f("volume.bus_type", "\"bus_type\":", 713, Keyword, false, 0),
    f("volume.default_access", "\"default_access\":", 713, Keyword, false, 0),
    f("volume.device_name", "\"device_name\":", 713, Keyword, false, 0),
    f("volume.device_type", "\"device_type\":", 713, Keyword, false, 0),
    f("volume.dos_name", "\"dos_name\":", 713, Keyword, false, 0),
    f("volume.file_system_type", "\"file_system_type\":", 713, Keyword, false, 0),
    f("volume.mount_name", "\"mount_name\":", 713, Keyword, false, 0),
    f("volume.nt_name", "\"nt_name\":", 713, Keyword, false, 0),
    f("volume.product_id", "\"product_id\":", 713, Keyword, false, 0),
    f("volume.product_name", "\"product_name\":", 713, Keyword, false, 0),
    f("volume.removable", "\"removable\":", 713, Boolean, false, 0),
    f("volume.serial_number", "\"serial_number\":", 713, Keyword, false, 0),
    f("volume.size", "\"size\":", 713, Long, false, 0),
    f("volume.vendor_id", "\"vendor_id\":", 713, Keyword, false, 0),
    f("volume.vendor_name", "\"vendor_name\":", 713, Keyword, false, 0),
    f("volume.writable", "\"writable\":", 713, Boolean, false, 0),
    f("vulnerability.category", "\"category\":", 714, Keyword, true, 0),
    f("vulnerability.classification", "\"classification\":", 714, Keyword, false, 0),
    f("vulnerability.description", "\"description\":", 714, Keyword, false, 0),
    f("vulnerability.enumeration", "\"enumeration\":", 714, Keyword, false, 0),
    f("vulnerability.id", "\"id\":", 714, Keyword, false, 0),
    f("vulnerability.reference", "\"reference\":", 714, Keyword, false, 0),
    f("vulnerability.report_id", "\"report_id\":", 714, Keyword, false, 0),
    f("vulnerability.scanner.vendor", "\"vendor\":", 715, Keyword, false, 0),
    f("vulnerability.score.base", "\"base\":", 716, Float, false, 0),
    f("vulnerability.score.environmental", "\"environmental\":", 716, Float, false, 0),
    f("vulnerability.score.temporal", "\"temporal\":", 716, Float, false, 0),
    f("vulnerability.score.version", "\"version\":", 716, Keyword, false, 0),
    f("vulnerability.severity", "\"severity\":", 714, Keyword, false, 0),
];

#[rustfmt::skip]
pub(super) static OBJECTS: [ObjectDef; 717] = [
    o("", "{", 0, 0),
    o("agent", "\"agent\":{", 0, 1),
    o("agent.build", "\"build\":{", 1, 2),
    o("client", "\"client\":{", 0, 1),
    o("client.as", "\"as\":{", 3, 2),
    o("client.as.organization", "\"organization\":{", 4, 3),
    o("client.geo", "\"geo\":{", 3, 2),
    o("client.nat", "\"nat\":{", 3, 2),
    o("client.user", "\"user\":{", 3, 2),
    o("client.user.group", "\"group\":{", 8, 3),
    o("cloud", "\"cloud\":{", 0, 1),
    o("cloud.account", "\"account\":{", 10, 2),
    o("cloud.entity", "\"entity\":{", 10, 2),
    o("cloud.entity.attributes", "\"attributes\":{", 12, 3),
    o("cloud.entity.lifecycle", "\"lifecycle\":{", 12, 3),
    o("cloud.entity.relationships", "\"relationships\":{", 12, 3),
    o("cloud.entity.relationships.administers", "\"administers\":{", 15, 4),
    o("cloud.entity.relationships.administers.entity", "\"entity\":{", 16, 5),
    o("cloud.entity.relationships.administers.host", "\"host\":{", 16, 5),
    o("cloud.entity.relationships.administers.service", "\"service\":{", 16, 5),
    o("cloud.entity.relationships.administers.user", "\"user\":{", 16, 5),
    o("cloud.entity.relationships.depends_on", "\"depends_on\":{", 15, 4),
    o("cloud.entity.relationships.depends_on.entity", "\"entity\":{", 21, 5),
    o("cloud.entity.relationships.depends_on.host", "\"host\":{", 21, 5),
    o("cloud.entity.relationships.depends_on.service", "\"service\":{", 21, 5),
    o("cloud.entity.relationships.depends_on.user", "\"user\":{", 21, 5),
    o("cloud.entity.relationships.owns", "\"owns\":{", 15, 4),
    o("cloud.entity.relationships.owns.entity", "\"entity\":{", 26, 5),
    o("cloud.entity.relationships.owns.host", "\"host\":{", 26, 5),
    o("cloud.entity.relationships.owns.service", "\"service\":{", 26, 5),
    o("cloud.entity.relationships.owns.user", "\"user\":{", 26, 5),
    o("cloud.entity.relationships.supervises", "\"supervises\":{", 15, 4),
    o("cloud.entity.relationships.supervises.entity", "\"entity\":{", 31, 5),
    o("cloud.entity.relationships.supervises.host", "\"host\":{", 31, 5),
    o("cloud.entity.relationships.supervises.service", "\"service\":{", 31, 5),
    o("cloud.entity.relationships.supervises.user", "\"user\":{", 31, 5),
    o("cloud.instance", "\"instance\":{", 10, 2),
    o("cloud.machine", "\"machine\":{", 10, 2),
    o("cloud.origin", "\"origin\":{", 10, 2),
    o("cloud.origin.account", "\"account\":{", 38, 3),
    o("cloud.origin.entity", "\"entity\":{", 38, 3),
    o("cloud.origin.entity.attributes", "\"attributes\":{", 40, 4),
    o("cloud.origin.entity.lifecycle", "\"lifecycle\":{", 40, 4),
    o("cloud.origin.entity.relationships", "\"relationships\":{", 40, 4),
    o("cloud.origin.entity.relationships.administers", "\"administers\":{", 43, 5),
    o("cloud.origin.entity.relationships.administers.entity", "\"entity\":{", 44, 6),
    o("cloud.origin.entity.relationships.administers.host", "\"host\":{", 44, 6),
    o("cloud.origin.entity.relationships.administers.service", "\"service\":{", 44, 6),
    o("cloud.origin.entity.relationships.administers.user", "\"user\":{", 44, 6),
    o("cloud.origin.entity.relationships.depends_on", "\"depends_on\":{", 43, 5),
    o("cloud.origin.entity.relationships.depends_on.entity", "\"entity\":{", 49, 6),
    o("cloud.origin.entity.relationships.depends_on.host", "\"host\":{", 49, 6),
    o("cloud.origin.entity.relationships.depends_on.service", "\"service\":{", 49, 6),
    o("cloud.origin.entity.relationships.depends_on.user", "\"user\":{", 49, 6),
    o("cloud.origin.entity.relationships.owns", "\"owns\":{", 43, 5),
    o("cloud.origin.entity.relationships.owns.entity", "\"entity\":{", 54, 6),
    o("cloud.origin.entity.relationships.owns.host", "\"host\":{", 54, 6),
    o("cloud.origin.entity.relationships.owns.service", "\"service\":{", 54, 6),
    o("cloud.origin.entity.relationships.owns.user", "\"user\":{", 54, 6),
    o("cloud.origin.entity.relationships.supervises", "\"supervises\":{", 43, 5),
    o("cloud.origin.entity.relationships.supervises.entity", "\"entity\":{", 59, 6),
    o("cloud.origin.entity.relationships.supervises.host", "\"host\":{", 59, 6),
    o("cloud.origin.entity.relationships.supervises.service", "\"service\":{", 59, 6),
    o("cloud.origin.entity.relationships.supervises.user", "\"user\":{", 59, 6),
    o("cloud.origin.instance", "\"instance\":{", 38, 3),
    o("cloud.origin.machine", "\"machine\":{", 38, 3),
    o("cloud.origin.project", "\"project\":{", 38, 3),
    o("cloud.origin.service", "\"service\":{", 38, 3),
    o("cloud.project", "\"project\":{", 10, 2),
    o("cloud.service", "\"service\":{", 10, 2),
    o("cloud.target", "\"target\":{", 10, 2),
    o("cloud.target.account", "\"account\":{", 70, 3),
    o("cloud.target.entity", "\"entity\":{", 70, 3),
    o("cloud.target.entity.attributes", "\"attributes\":{", 72, 4),
    o("cloud.target.entity.lifecycle", "\"lifecycle\":{", 72, 4),
    o("cloud.target.entity.relationships", "\"relationships\":{", 72, 4),
    o("cloud.target.entity.relationships.administers", "\"administers\":{", 75, 5),
    o("cloud.target.entity.relationships.administers.entity", "\"entity\":{", 76, 6),
    o("cloud.target.entity.relationships.administers.host", "\"host\":{", 76, 6),
    o("cloud.target.entity.relationships.administers.service", "\"service\":{", 76, 6),
    o("cloud.target.entity.relationships.administers.user", "\"user\":{", 76, 6),
    o("cloud.target.entity.relationships.depends_on", "\"depends_on\":{", 75, 5),
    o("cloud.target.entity.relationships.depends_on.entity", "\"entity\":{", 81, 6),
    o("cloud.target.entity.relationships.depends_on.host", "\"host\":{", 81, 6),
    o("cloud.target.entity.relationships.depends_on.service", "\"service\":{", 81, 6),
    o("cloud.target.entity.relationships.depends_on.user", "\"user\":{", 81, 6),
    o("cloud.target.entity.relationships.owns", "\"owns\":{", 75, 5),
    o("cloud.target.entity.relationships.owns.entity", "\"entity\":{", 86, 6),
    o("cloud.target.entity.relationships.owns.host", "\"host\":{", 86, 6),
    o("cloud.target.entity.relationships.owns.service", "\"service\":{", 86, 6),
    o("cloud.target.entity.relationships.owns.user", "\"user\":{", 86, 6),
    o("cloud.target.entity.relationships.supervises", "\"supervises\":{", 75, 5),
    o("cloud.target.entity.relationships.supervises.entity", "\"entity\":{", 91, 6),
    o("cloud.target.entity.relationships.supervises.host", "\"host\":{", 91, 6),
    o("cloud.target.entity.relationships.supervises.service", "\"service\":{", 91, 6),
    o("cloud.target.entity.relationships.supervises.user", "\"user\":{", 91, 6),
    o("cloud.target.instance", "\"instance\":{", 70, 3),
    o("cloud.target.machine", "\"machine\":{", 70, 3),
    o("cloud.target.project", "\"project\":{", 70, 3),
    o("cloud.target.service", "\"service\":{", 70, 3),
    o("container", "\"container\":{", 0, 1),
    o("container.cpu", "\"cpu\":{", 100, 2),
    o("container.disk", "\"disk\":{", 100, 2),
    o("container.disk.read", "\"read\":{", 102, 3),
    o("container.disk.write", "\"write\":{", 102, 3),
    o("container.image", "\"image\":{", 100, 2),
    o("container.image.hash", "\"hash\":{", 105, 3),
    o("container.memory", "\"memory\":{", 100, 2),
    o("container.network", "\"network\":{", 100, 2),
    o("container.network.egress", "\"egress\":{", 108, 3),
    o("container.network.ingress", "\"ingress\":{", 108, 3),
    o("container.security_context", "\"security_context\":{", 100, 2),
    o("data_stream", "\"data_stream\":{", 0, 1),
    o("destination", "\"destination\":{", 0, 1),
    o("destination.as", "\"as\":{", 113, 2),
    o("destination.as.organization", "\"organization\":{", 114, 3),
    o("destination.geo", "\"geo\":{", 113, 2),
    o("destination.nat", "\"nat\":{", 113, 2),
    o("destination.user", "\"user\":{", 113, 2),
    o("destination.user.group", "\"group\":{", 118, 3),
    o("device", "\"device\":{", 0, 1),
    o("device.model", "\"model\":{", 120, 2),
    o("device.product", "\"product\":{", 120, 2),
    o("device.vendor", "\"vendor\":{", 120, 2),
    o("dll", "\"dll\":{", 0, 1),
    o("dll.code_signature", "\"code_signature\":{", 124, 2),
    o("dll.hash", "\"hash\":{", 124, 2),
    o("dll.pe", "\"pe\":{", 124, 2),
    o("dll.pe.sections", "\"sections\":{", 127, 3),
    o("dns", "\"dns\":{", 0, 1),
    o("dns.answers", "\"answers\":{", 129, 2),
    o("dns.question", "\"question\":{", 129, 2),
    o("ecs", "\"ecs\":{", 0, 1),
    o("email", "\"email\":{", 0, 1),
    o("email.attachments", "\"attachments\":{", 133, 2),
    o("email.attachments.file", "\"file\":{", 134, 3),
    o("email.attachments.file.hash", "\"hash\":{", 135, 4),
    o("email.bcc", "\"bcc\":{", 133, 2),
    o("email.cc", "\"cc\":{", 133, 2),
    o("email.from", "\"from\":{", 133, 2),
    o("email.reply_to", "\"reply_to\":{", 133, 2),
    o("email.sender", "\"sender\":{", 133, 2),
    o("email.to", "\"to\":{", 133, 2),
    o("entity", "\"entity\":{", 0, 1),
    o("entity.attributes", "\"attributes\":{", 143, 2),
    o("entity.lifecycle", "\"lifecycle\":{", 143, 2),
    o("entity.relationships", "\"relationships\":{", 143, 2),
    o("entity.relationships.administers", "\"administers\":{", 146, 3),
    o("entity.relationships.administers.entity", "\"entity\":{", 147, 4),
    o("entity.relationships.administers.host", "\"host\":{", 147, 4),
    o("entity.relationships.administers.service", "\"service\":{", 147, 4),
    o("entity.relationships.administers.user", "\"user\":{", 147, 4),
    o("entity.relationships.depends_on", "\"depends_on\":{", 146, 3),
    o("entity.relationships.depends_on.entity", "\"entity\":{", 152, 4),
    o("entity.relationships.depends_on.host", "\"host\":{", 152, 4),
    o("entity.relationships.depends_on.service", "\"service\":{", 152, 4),
    o("entity.relationships.depends_on.user", "\"user\":{", 152, 4),
    o("entity.relationships.owns", "\"owns\":{", 146, 3),
    o("entity.relationships.owns.entity", "\"entity\":{", 157, 4),
    o("entity.relationships.owns.host", "\"host\":{", 157, 4),
    o("entity.relationships.owns.service", "\"service\":{", 157, 4),
    o("entity.relationships.owns.user", "\"user\":{", 157, 4),
    o("entity.relationships.supervises", "\"supervises\":{", 146, 3),
    o("entity.relationships.supervises.entity", "\"entity\":{", 162, 4),
    o("entity.relationships.supervises.host", "\"host\":{", 162, 4),
    o("entity.relationships.supervises.service", "\"service\":{", 162, 4),
    o("entity.relationships.supervises.user", "\"user\":{", 162, 4),
    o("entity.target", "\"target\":{", 143, 2),
    o("entity.target.attributes", "\"attributes\":{", 167, 3),
    o("entity.target.lifecycle", "\"lifecycle\":{", 167, 3),
    o("entity.target.relationships", "\"relationships\":{", 167, 3),
    o("entity.target.relationships.administers", "\"administers\":{", 170, 4),
    o("entity.target.relationships.administers.entity", "\"entity\":{", 171, 5),
    o("entity.target.relationships.administers.host", "\"host\":{", 171, 5),
    o("entity.target.relationships.administers.service", "\"service\":{", 171, 5),
    o("entity.target.relationships.administers.user", "\"user\":{", 171, 5),
    o("entity.target.relationships.depends_on", "\"depends_on\":{", 170, 4),
    o("entity.target.relationships.depends_on.entity", "\"entity\":{", 176, 5),
    o("entity.target.relationships.depends_on.host", "\"host\":{", 176, 5),
    o("entity.target.relationships.depends_on.service", "\"service\":{", 176, 5),
    o("entity.target.relationships.depends_on.user", "\"user\":{", 176, 5),
    o("entity.target.relationships.owns", "\"owns\":{", 170, 4),
    o("entity.target.relationships.owns.entity", "\"entity\":{", 181, 5),
    o("entity.target.relationships.owns.host", "\"host\":{", 181, 5),
    o("entity.target.relationships.owns.service", "\"service\":{", 181, 5),
    o("entity.target.relationships.owns.user", "\"user\":{", 181, 5),
    o("entity.target.relationships.supervises", "\"supervises\":{", 170, 4),
    o("entity.target.relationships.supervises.entity", "\"entity\":{", 186, 5),
    o("entity.target.relationships.supervises.host", "\"host\":{", 186, 5),
    o("entity.target.relationships.supervises.service", "\"service\":{", 186, 5),
    o("entity.target.relationships.supervises.user", "\"user\":{", 186, 5),
    o("error", "\"error\":{", 0, 1),
    o("event", "\"event\":{", 0, 1),
    o("faas", "\"faas\":{", 0, 1),
    o("faas.trigger", "\"trigger\":{", 193, 2),
    o("file", "\"file\":{", 0, 1),
    o("file.code_signature", "\"code_signature\":{", 195, 2),
    o("file.elf", "\"elf\":{", 195, 2),
    o("file.elf.header", "\"header\":{", 197, 3),
    o("file.elf.sections", "\"sections\":{", 197, 3),
    o("file.elf.segments", "\"segments\":{", 197, 3),
    o("file.hash", "\"hash\":{", 195, 2),
    o("file.macho", "\"macho\":{", 195, 2),
    o("file.macho.sections", "\"sections\":{", 202, 3),
    o("file.pe", "\"pe\":{", 195, 2),
    o("file.pe.sections", "\"sections\":{", 204, 3),
    o("file.x509", "\"x509\":{", 195, 2),
    o("file.x509.issuer", "\"issuer\":{", 206, 3),
    o("file.x509.subject", "\"subject\":{", 206, 3),
    o("gen_ai", "\"gen_ai\":{", 0, 1),
    o("gen_ai.agent", "\"agent\":{", 209, 2),
    o("gen_ai.operation", "\"operation\":{", 209, 2),
    o("gen_ai.output", "\"output\":{", 209, 2),
    o("gen_ai.request", "\"request\":{", 209, 2),
    o("gen_ai.request.choice", "\"choice\":{", 213, 3),
    o("gen_ai.response", "\"response\":{", 209, 2),
    o("gen_ai.token", "\"token\":{", 209, 2),
    o("gen_ai.tool", "\"tool\":{", 209, 2),
    o("gen_ai.tool.call", "\"call\":{", 217, 3),
    o("gen_ai.usage", "\"usage\":{", 209, 2),
    o("group", "\"group\":{", 0, 1),
    o("host", "\"host\":{", 0, 1),
    o("host.boot", "\"boot\":{", 221, 2),
    o("host.cpu", "\"cpu\":{", 221, 2),
    o("host.disk", "\"disk\":{", 221, 2),
    o("host.disk.read", "\"read\":{", 224, 3),
    o("host.disk.write", "\"write\":{", 224, 3),
    o("host.entity", "\"entity\":{", 221, 2),
    o("host.entity.attributes", "\"attributes\":{", 227, 3),
    o("host.entity.lifecycle", "\"lifecycle\":{", 227, 3),
    o("host.entity.relationships", "\"relationships\":{", 227, 3),
    o("host.entity.relationships.administers", "\"administers\":{", 230, 4),
    o("host.entity.relationships.administers.entity", "\"entity\":{", 231, 5),
    o("host.entity.relationships.administers.host", "\"host\":{", 231, 5),
    o("host.entity.relationships.administers.service", "\"service\":{", 231, 5),
    o("host.entity.relationships.administers.user", "\"user\":{", 231, 5),
    o("host.entity.relationships.depends_on", "\"depends_on\":{", 230, 4),
    o("host.entity.relationships.depends_on.entity", "\"entity\":{", 236, 5),
    o("host.entity.relationships.depends_on.host", "\"host\":{", 236, 5),
    o("host.entity.relationships.depends_on.service", "\"service\":{", 236, 5),
    o("host.entity.relationships.depends_on.user", "\"user\":{", 236, 5),
    o("host.entity.relationships.owns", "\"owns\":{", 230, 4),
    o("host.entity.relationships.owns.entity", "\"entity\":{", 241, 5),
    o("host.entity.relationships.owns.host", "\"host\":{", 241, 5),
    o("host.entity.relationships.owns.service", "\"service\":{", 241, 5),
    o("host.entity.relationships.owns.user", "\"user\":{", 241, 5),
    o("host.entity.relationships.supervises", "\"supervises\":{", 230, 4),
    o("host.entity.relationships.supervises.entity", "\"entity\":{", 246, 5),
    o("host.entity.relationships.supervises.host", "\"host\":{", 246, 5),
    o("host.entity.relationships.supervises.service", "\"service\":{", 246, 5),
    o("host.entity.relationships.supervises.user", "\"user\":{", 246, 5),
    o("host.geo", "\"geo\":{", 221, 2),
    o("host.network", "\"network\":{", 221, 2),
    o("host.network.egress", "\"egress\":{", 252, 3),
    o("host.network.ingress", "\"ingress\":{", 252, 3),
    o("host.os", "\"os\":{", 221, 2),
    o("host.risk", "\"risk\":{", 221, 2),
    o("host.target", "\"target\":{", 221, 2),
    o("host.target.boot", "\"boot\":{", 257, 3),
    o("host.target.cpu", "\"cpu\":{", 257, 3),
    o("host.target.disk", "\"disk\":{", 257, 3),
    o("host.target.disk.read", "\"read\":{", 260, 4),
    o("host.target.disk.write", "\"write\":{", 260, 4),
    o("host.target.entity", "\"entity\":{", 257, 3),
    o("host.target.entity.attributes", "\"attributes\":{", 263, 4),
    o("host.target.entity.lifecycle", "\"lifecycle\":{", 263, 4),
    o("host.target.entity.relationships", "\"relationships\":{", 263, 4),
    o("host.target.entity.relationships.administers", "\"administers\":{", 266, 5),
    o("host.target.entity.relationships.administers.entity", "\"entity\":{", 267, 6),
    o("host.target.entity.relationships.administers.host", "\"host\":{", 267, 6),
    o("host.target.entity.relationships.administers.service", "\"service\":{", 267, 6),
    o("host.target.entity.relationships.administers.user", "\"user\":{", 267, 6),
    o("host.target.entity.relationships.depends_on", "\"depends_on\":{", 266, 5),
    o("host.target.entity.relationships.depends_on.entity", "\"entity\":{", 272, 6),
    o("host.target.entity.relationships.depends_on.host", "\"host\":{", 272, 6),
    o("host.target.entity.relationships.depends_on.service", "\"service\":{", 272, 6),
    o("host.target.entity.relationships.depends_on.user", "\"user\":{", 272, 6),
    o("host.target.entity.relationships.owns", "\"owns\":{", 266, 5),
    o("host.target.entity.relationships.owns.entity", "\"entity\":{", 277, 6),
    o("host.target.entity.relationships.owns.host", "\"host\":{", 277, 6),
    o("host.target.entity.relationships.owns.service", "\"service\":{", 277, 6),
    o("host.target.entity.relationships.owns.user", "\"user\":{", 277, 6),
    o("host.target.entity.relationships.supervises", "\"supervises\":{", 266, 5),
    o("host.target.entity.relationships.supervises.entity", "\"entity\":{", 282, 6),
    o("host.target.entity.relationships.supervises.host", "\"host\":{", 282, 6),
    o("host.target.entity.relationships.supervises.service", "\"service\":{", 282, 6),
    o("host.target.entity.relationships.supervises.user", "\"user\":{", 282, 6),
    o("host.target.geo", "\"geo\":{", 257, 3),
    o("host.target.network", "\"network\":{", 257, 3),
    o("host.target.network.egress", "\"egress\":{", 288, 4),
    o("host.target.network.ingress", "\"ingress\":{", 288, 4),
    o("host.target.os", "\"os\":{", 257, 3),
    o("host.target.risk", "\"risk\":{", 257, 3),
    o("http", "\"http\":{", 0, 1),
    o("http.request", "\"request\":{", 293, 2),
    o("http.request.body", "\"body\":{", 294, 3),
    o("http.response", "\"response\":{", 293, 2),
    o("http.response.body", "\"body\":{", 296, 3),
    o("log", "\"log\":{", 0, 1),
    o("log.file", "\"file\":{", 298, 2),
    o("log.origin", "\"origin\":{", 298, 2),
    o("log.origin.file", "\"file\":{", 300, 3),
    o("log.syslog", "\"syslog\":{", 298, 2),
    o("log.syslog.facility", "\"facility\":{", 302, 3),
    o("log.syslog.severity", "\"severity\":{", 302, 3),
    o("network", "\"network\":{", 0, 1),
    o("network.inner", "\"inner\":{", 305, 2),
    o("network.inner.vlan", "\"vlan\":{", 306, 3),
    o("network.vlan", "\"vlan\":{", 305, 2),
    o("observer", "\"observer\":{", 0, 1),
    o("observer.egress", "\"egress\":{", 309, 2),
    o("observer.egress.interface", "\"interface\":{", 310, 3),
    o("observer.egress.vlan", "\"vlan\":{", 310, 3),
    o("observer.geo", "\"geo\":{", 309, 2),
    o("observer.ingress", "\"ingress\":{", 309, 2),
    o("observer.ingress.interface", "\"interface\":{", 314, 3),
    o("observer.ingress.vlan", "\"vlan\":{", 314, 3),
    o("observer.os", "\"os\":{", 309, 2),
    o("orchestrator", "\"orchestrator\":{", 0, 1),
    o("orchestrator.cluster", "\"cluster\":{", 318, 2),
    o("orchestrator.entity", "\"entity\":{", 318, 2),
    o("orchestrator.entity.attributes", "\"attributes\":{", 320, 3),
    o("orchestrator.entity.lifecycle", "\"lifecycle\":{", 320, 3),
    o("orchestrator.entity.relationships", "\"relationships\":{", 320, 3),
    o("orchestrator.entity.relationships.administers", "\"administers\":{", 323, 4),
    o("orchestrator.entity.relationships.administers.entity", "\"entity\":{", 324, 5),
    o("orchestrator.entity.relationships.administers.host", "\"host\":{", 324, 5),
    o("orchestrator.entity.relationships.administers.service", "\"service\":{", 324, 5),
    o("orchestrator.entity.relationships.administers.user", "\"user\":{", 324, 5),
    o("orchestrator.entity.relationships.depends_on", "\"depends_on\":{", 323, 4),
    o("orchestrator.entity.relationships.depends_on.entity", "\"entity\":{", 329, 5),
    o("orchestrator.entity.relationships.depends_on.host", "\"host\":{", 329, 5),
    o("orchestrator.entity.relationships.depends_on.service", "\"service\":{", 329, 5),
    o("orchestrator.entity.relationships.depends_on.user", "\"user\":{", 329, 5),
    o("orchestrator.entity.relationships.owns", "\"owns\":{", 323, 4),
    o("orchestrator.entity.relationships.owns.entity", "\"entity\":{", 334, 5),
    o("orchestrator.entity.relationships.owns.host", "\"host\":{", 334, 5),
    o("orchestrator.entity.relationships.owns.service", "\"service\":{", 334, 5),
    o("orchestrator.entity.relationships.owns.user", "\"user\":{", 334, 5),
    o("orchestrator.entity.relationships.supervises", "\"supervises\":{", 323, 4),
    o("orchestrator.entity.relationships.supervises.entity", "\"entity\":{", 339, 5),
    o("orchestrator.entity.relationships.supervises.host", "\"host\":{", 339, 5),
    o("orchestrator.entity.relationships.supervises.service", "\"service\":{", 339, 5),
    o("orchestrator.entity.relationships.supervises.user", "\"user\":{", 339, 5),
    o("orchestrator.resource", "\"resource\":{", 318, 2),
    o("orchestrator.resource.parent", "\"parent\":{", 344, 3),
    o("organization", "\"organization\":{", 0, 1),
    o("package", "\"package\":{", 0, 1),
    o("process", "\"process\":{", 0, 1),
    o("process.code_signature", "\"code_signature\":{", 348, 2),
    o("process.elf", "\"elf\":{", 348, 2),
    o("process.elf.header", "\"header\":{", 350, 3),
    o("process.elf.sections", "\"sections\":{", 350, 3),
    o("process.elf.segments", "\"segments\":{", 350, 3),
    o("process.entry_leader", "\"entry_leader\":{", 348, 2),
    o("process.entry_leader.attested_groups", "\"attested_groups\":{", 354, 3),
    o("process.entry_leader.attested_user", "\"attested_user\":{", 354, 3),
    o("process.entry_leader.entry_meta", "\"entry_meta\":{", 354, 3),
    o("process.entry_leader.entry_meta.source", "\"source\":{", 357, 4),
    o("process.entry_leader.group", "\"group\":{", 354, 3),
    o("process.entry_leader.parent", "\"parent\":{", 354, 3),
    o("process.entry_leader.parent.session_leader", "\"session_leader\":{", 360, 4),
    o("process.entry_leader.real_group", "\"real_group\":{", 354, 3),
    o("process.entry_leader.real_user", "\"real_user\":{", 354, 3),
    o("process.entry_leader.saved_group", "\"saved_group\":{", 354, 3),
    o("process.entry_leader.saved_user", "\"saved_user\":{", 354, 3),
    o("process.entry_leader.supplemental_groups", "\"supplemental_groups\":{", 354, 3),
    o("process.entry_leader.tty", "\"tty\":{", 354, 3),
    o("process.entry_leader.tty.char_device", "\"char_device\":{", 367, 4),
    o("process.entry_leader.user", "\"user\":{", 354, 3),
    o("process.group", "\"group\":{", 348, 2),
    o("process.group_leader", "\"group_leader\":{", 348, 2),
    o("process.group_leader.group", "\"group\":{", 371, 3),
    o("process.group_leader.real_group", "\"real_group\":{", 371, 3),
    o("process.group_leader.real_user", "\"real_user\":{", 371, 3),
    o("process.group_leader.saved_group", "\"saved_group\":{", 371, 3),
    o("process.group_leader.saved_user", "\"saved_user\":{", 371, 3),
    o("process.group_leader.supplemental_groups", "\"supplemental_groups\":{", 371, 3),
    o("process.group_leader.tty", "\"tty\":{", 371, 3),
    o("process.group_leader.tty.char_device", "\"char_device\":{", 378, 4),
    o("process.group_leader.user", "\"user\":{", 371, 3),
    o("process.hash", "\"hash\":{", 348, 2),
    o("process.io", "\"io\":{", 348, 2),
    o("process.io.bytes_skipped", "\"bytes_skipped\":{", 382, 3),
    o("process.macho", "\"macho\":{", 348, 2),
    o("process.macho.sections", "\"sections\":{", 384, 3),
    o("process.parent", "\"parent\":{", 348, 2),
    o("process.parent.code_signature", "\"code_signature\":{", 386, 3),
    o("process.parent.elf", "\"elf\":{", 386, 3),
    o("process.parent.elf.header", "\"header\":{", 388, 4),
    o("process.parent.elf.sections", "\"sections\":{", 388, 4),
    o("process.parent.elf.segments", "\"segments\":{", 388, 4),
    o("process.parent.group", "\"group\":{", 386, 3),
    o("process.parent.group_leader", "\"group_leader\":{", 386, 3),
    o("process.parent.hash", "\"hash\":{", 386, 3),
    o("process.parent.macho", "\"macho\":{", 386, 3),
    o("process.parent.macho.sections", "\"sections\":{", 395, 4),
    o("process.parent.pe", "\"pe\":{", 386, 3),
    o("process.parent.pe.sections", "\"sections\":{", 397, 4),
    o("process.parent.real_group", "\"real_group\":{", 386, 3),
    o("process.parent.real_user", "\"real_user\":{", 386, 3),
    o("process.parent.saved_group", "\"saved_group\":{", 386, 3),
    o("process.parent.saved_user", "\"saved_user\":{", 386, 3),
    o("process.parent.supplemental_groups", "\"supplemental_groups\":{", 386, 3),
    o("process.parent.thread", "\"thread\":{", 386, 3),
    o("process.parent.thread.capabilities", "\"capabilities\":{", 404, 4),
    o("process.parent.tty", "\"tty\":{", 386, 3),
    o("process.parent.tty.char_device", "\"char_device\":{", 406, 4),
    o("process.parent.user", "\"user\":{", 386, 3),
    o("process.pe", "\"pe\":{", 348, 2),
    o("process.pe.sections", "\"sections\":{", 409, 3),
    o("process.previous", "\"previous\":{", 348, 2),
    o("process.real_group", "\"real_group\":{", 348, 2),
    o("process.real_user", "\"real_user\":{", 348, 2),
    o("process.saved_group", "\"saved_group\":{", 348, 2),
    o("process.saved_user", "\"saved_user\":{", 348, 2),
    o("process.session_leader", "\"session_leader\":{", 348, 2),
    o("process.session_leader.group", "\"group\":{", 416, 3),
    o("process.session_leader.parent", "\"parent\":{", 416, 3),
    o("process.session_leader.parent.session_leader", "\"session_leader\":{", 418, 4),
    o("process.session_leader.real_group", "\"real_group\":{", 416, 3),
    o("process.session_leader.real_user", "\"real_user\":{", 416, 3),
    o("process.session_leader.saved_group", "\"saved_group\":{", 416, 3),
    o("process.session_leader.saved_user", "\"saved_user\":{", 416, 3),
    o("process.session_leader.supplemental_groups", "\"supplemental_groups\":{", 416, 3),
    o("process.session_leader.tty", "\"tty\":{", 416, 3),
    o("process.session_leader.tty.char_device", "\"char_device\":{", 425, 4),
    o("process.session_leader.user", "\"user\":{", 416, 3),
    o("process.supplemental_groups", "\"supplemental_groups\":{", 348, 2),
    o("process.thread", "\"thread\":{", 348, 2),
    o("process.thread.capabilities", "\"capabilities\":{", 429, 3),
    o("process.tty", "\"tty\":{", 348, 2),
    o("process.tty.char_device", "\"char_device\":{", 431, 3),
    o("process.user", "\"user\":{", 348, 2),
    o("registry", "\"registry\":{", 0, 1),
    o("registry.data", "\"data\":{", 434, 2),
    o("related", "\"related\":{", 0, 1),
    o("rule", "\"rule\":{", 0, 1),
    o("server", "\"server\":{", 0, 1),
    o("server.as", "\"as\":{", 438, 2),
    o("server.as.organization", "\"organization\":{", 439, 3),
    o("server.geo", "\"geo\":{", 438, 2),
    o("server.nat", "\"nat\":{", 438, 2),
    o("server.user", "\"user\":{", 438, 2),
    o("server.user.group", "\"group\":{", 443, 3),
    o("service", "\"service\":{", 0, 1),
    o("service.entity", "\"entity\":{", 445, 2),
    o("service.entity.attributes", "\"attributes\":{", 446, 3),
    o("service.entity.lifecycle", "\"lifecycle\":{", 446, 3),
    o("service.entity.relationships", "\"relationships\":{", 446, 3),
    o("service.entity.relationships.administers", "\"administers\":{", 449, 4),
    o("service.entity.relationships.administers.entity", "\"entity\":{", 450, 5),
    o("service.entity.relationships.administers.host", "\"host\":{", 450, 5),
    o("service.entity.relationships.administers.service", "\"service\":{", 450, 5),
    o("service.entity.relationships.administers.user", "\"user\":{", 450, 5),
    o("service.entity.relationships.depends_on", "\"depends_on\":{", 449, 4),
    o("service.entity.relationships.depends_on.entity", "\"entity\":{", 455, 5),
    o("service.entity.relationships.depends_on.host", "\"host\":{", 455, 5),
    o("service.entity.relationships.depends_on.service", "\"service\":{", 455, 5),
    o("service.entity.relationships.depends_on.user", "\"user\":{", 455, 5),
    o("service.entity.relationships.owns", "\"owns\":{", 449, 4),
    o("service.entity.relationships.owns.entity", "\"entity\":{", 460, 5),
    o("service.entity.relationships.owns.host", "\"host\":{", 460, 5),
    o("service.entity.relationships.owns.service", "\"service\":{", 460, 5),
    o("service.entity.relationships.owns.user", "\"user\":{", 460, 5),
    o("service.entity.relationships.supervises", "\"supervises\":{", 449, 4),
    o("service.entity.relationships.supervises.entity", "\"entity\":{", 465, 5),
    o("service.entity.relationships.supervises.host", "\"host\":{", 465, 5),
    o("service.entity.relationships.supervises.service", "\"service\":{", 465, 5),
    o("service.entity.relationships.supervises.user", "\"user\":{", 465, 5),
    o("service.node", "\"node\":{", 445, 2),
    o("service.origin", "\"origin\":{", 445, 2),
    o("service.origin.entity", "\"entity\":{", 471, 3),
    o("service.origin.entity.attributes", "\"attributes\":{", 472, 4),
    o("service.origin.entity.lifecycle", "\"lifecycle\":{", 472, 4),
    o("service.origin.entity.relationships", "\"relationships\":{", 472, 4),
    o("service.origin.entity.relationships.administers", "\"administers\":{", 475, 5),
    o("service.origin.entity.relationships.administers.entity", "\"entity\":{", 476, 6),
    o("service.origin.entity.relationships.administers.host", "\"host\":{", 476, 6),
    o("service.origin.entity.relationships.administers.service", "\"service\":{", 476, 6),
    o("service.origin.entity.relationships.administers.user", "\"user\":{", 476, 6),
    o("service.origin.entity.relationships.depends_on", "\"depends_on\":{", 475, 5),
    o("service.origin.entity.relationships.depends_on.entity", "\"entity\":{", 481, 6),
    o("service.origin.entity.relationships.depends_on.host", "\"host\":{", 481, 6),
    o("service.origin.entity.relationships.depends_on.service", "\"service\":{", 481, 6),
    o("service.origin.entity.relationships.depends_on.user", "\"user\":{", 481, 6),
    o("service.origin.entity.relationships.owns", "\"owns\":{", 475, 5),
    o("service.origin.entity.relationships.owns.entity", "\"entity\":{", 486, 6),
    o("service.origin.entity.relationships.owns.host", "\"host\":{", 486, 6),
    o("service.origin.entity.relationships.owns.service", "\"service\":{", 486, 6),
    o("service.origin.entity.relationships.owns.user", "\"user\":{", 486, 6),
    o("service.origin.entity.relationships.supervises", "\"supervises\":{", 475, 5),
    o("service.origin.entity.relationships.supervises.entity", "\"entity\":{", 491, 6),
    o("service.origin.entity.relationships.supervises.host", "\"host\":{", 491, 6),
    o("service.origin.entity.relationships.supervises.service", "\"service\":{", 491, 6),
    o("service.origin.entity.relationships.supervises.user", "\"user\":{", 491, 6),
    o("service.origin.node", "\"node\":{", 471, 3),
    o("service.target", "\"target\":{", 445, 2),
    o("service.target.entity", "\"entity\":{", 497, 3),
    o("service.target.entity.attributes", "\"attributes\":{", 498, 4),
    o("service.target.entity.lifecycle", "\"lifecycle\":{", 498, 4),
    o("service.target.entity.relationships", "\"relationships\":{", 498, 4),
    o("service.target.entity.relationships.administers", "\"administers\":{", 501, 5),
    o("service.target.entity.relationships.administers.entity", "\"entity\":{", 502, 6),
    o("service.target.entity.relationships.administers.host", "\"host\":{", 502, 6),
    o("service.target.entity.relationships.administers.service", "\"service\":{", 502, 6),
    o("service.target.entity.relationships.administers.user", "\"user\":{", 502, 6),
    o("service.target.entity.relationships.depends_on", "\"depends_on\":{", 501, 5),
    o("service.target.entity.relationships.depends_on.entity", "\"entity\":{", 507, 6),
    o("service.target.entity.relationships.depends_on.host", "\"host\":{", 507, 6),
    o("service.target.entity.relationships.depends_on.service", "\"service\":{", 507, 6),
    o("service.target.entity.relationships.depends_on.user", "\"user\":{", 507, 6),
    o("service.target.entity.relationships.owns", "\"owns\":{", 501, 5),
    o("service.target.entity.relationships.owns.entity", "\"entity\":{", 512, 6),
    o("service.target.entity.relationships.owns.host", "\"host\":{", 512, 6),
    o("service.target.entity.relationships.owns.service", "\"service\":{", 512, 6),
    o("service.target.entity.relationships.owns.user", "\"user\":{", 512, 6),
    o("service.target.entity.relationships.supervises", "\"supervises\":{", 501, 5),
    o("service.target.entity.relationships.supervises.entity", "\"entity\":{", 517, 6),
    o("service.target.entity.relationships.supervises.host", "\"host\":{", 517, 6),
    o("service.target.entity.relationships.supervises.service", "\"service\":{", 517, 6),
    o("service.target.entity.relationships.supervises.user", "\"user\":{", 517, 6),
    o("service.target.node", "\"node\":{", 497, 3),
    o("source", "\"source\":{", 0, 1),
    o("source.as", "\"as\":{", 523, 2),
    o("source.as.organization", "\"organization\":{", 524, 3),
    o("source.geo", "\"geo\":{", 523, 2),
    o("source.nat", "\"nat\":{", 523, 2),
    o("source.user", "\"user\":{", 523, 2),
    o("source.user.group", "\"group\":{", 528, 3),
    o("span", "\"span\":{", 0, 1),
    o("threat", "\"threat\":{", 0, 1),
    o("threat.enrichments", "\"enrichments\":{", 531, 2),
    o("threat.enrichments.indicator", "\"indicator\":{", 532, 3),
    o("threat.enrichments.indicator.as", "\"as\":{", 533, 4),
    o("threat.enrichments.indicator.as.organization", "\"organization\":{", 534, 5),
    o("threat.enrichments.indicator.email", "\"email\":{", 533, 4),
    o("threat.enrichments.indicator.file", "\"file\":{", 533, 4),
    o("threat.enrichments.indicator.file.code_signature", "\"code_signature\":{", 537, 5),
    o("threat.enrichments.indicator.file.elf", "\"elf\":{", 537, 5),
    o("threat.enrichments.indicator.file.elf.header", "\"header\":{", 539, 6),
    o("threat.enrichments.indicator.file.elf.sections", "\"sections\":{", 539, 6),
    o("threat.enrichments.indicator.file.elf.segments", "\"segments\":{", 539, 6),
    o("threat.enrichments.indicator.file.hash", "\"hash\":{", 537, 5),
    o("threat.enrichments.indicator.file.pe", "\"pe\":{", 537, 5),
    o("threat.enrichments.indicator.file.pe.sections", "\"sections\":{", 544, 6),
    o("threat.enrichments.indicator.file.x509", "\"x509\":{", 537, 5),
    o("threat.enrichments.indicator.file.x509.issuer", "\"issuer\":{", 546, 6),
    o("threat.enrichments.indicator.file.x509.subject", "\"subject\":{", 546, 6),
    o("threat.enrichments.indicator.geo", "\"geo\":{", 533, 4),
    o("threat.enrichments.indicator.marking", "\"marking\":{", 533, 4),
    o("threat.enrichments.indicator.registry", "\"registry\":{", 533, 4),
    o("threat.enrichments.indicator.registry.data", "\"data\":{", 551, 5),
    o("threat.enrichments.indicator.url", "\"url\":{", 533, 4),
    o("threat.enrichments.indicator.x509", "\"x509\":{", 533, 4),
    o("threat.enrichments.indicator.x509.issuer", "\"issuer\":{", 554, 5),
    o("threat.enrichments.indicator.x509.subject", "\"subject\":{", 554, 5),
    o("threat.enrichments.matched", "\"matched\":{", 532, 3),
    o("threat.feed", "\"feed\":{", 531, 2),
    o("threat.group", "\"group\":{", 531, 2),
    o("threat.indicator", "\"indicator\":{", 531, 2),
    o("threat.indicator.as", "\"as\":{", 560, 3),
    o("threat.indicator.as.organization", "\"organization\":{", 561, 4),
    o("threat.indicator.email", "\"email\":{", 560, 3),
    o("threat.indicator.file", "\"file\":{", 560, 3),
    o("threat.indicator.file.code_signature", "\"code_signature\":{", 564, 4),
    o("threat.indicator.file.elf", "\"elf\":{", 564, 4),
    o("threat.indicator.file.elf.header", "\"header\":{", 566, 5),
    o("threat.indicator.file.elf.sections", "\"sections\":{", 566, 5),
    o("threat.indicator.file.elf.segments", "\"segments\":{", 566, 5),
    o("threat.indicator.file.hash", "\"hash\":{", 564, 4),
    o("threat.indicator.file.pe", "\"pe\":{", 564, 4),
    o("threat.indicator.file.pe.sections", "\"sections\":{", 571, 5),
    o("threat.indicator.file.x509", "\"x509\":{", 564, 4),
    o("threat.indicator.file.x509.issuer", "\"issuer\":{", 573, 5),
    o("threat.indicator.file.x509.subject", "\"subject\":{", 573, 5),
    o("threat.indicator.geo", "\"geo\":{", 560, 3),
    o("threat.indicator.marking", "\"marking\":{", 560, 3),
    o("threat.indicator.registry", "\"registry\":{", 560, 3),
    o("threat.indicator.registry.data", "\"data\":{", 578, 4),
    o("threat.indicator.url", "\"url\":{", 560, 3),
    o("threat.indicator.x509", "\"x509\":{", 560, 3),
    o("threat.indicator.x509.issuer", "\"issuer\":{", 581, 4),
    o("threat.indicator.x509.subject", "\"subject\":{", 581, 4),
    o("threat.software", "\"software\":{", 531, 2),
    o("threat.tactic", "\"tactic\":{", 531, 2),
    o("threat.technique", "\"technique\":{", 531, 2),
    o("threat.technique.subtechnique", "\"subtechnique\":{", 586, 3),
    o("tls", "\"tls\":{", 0, 1),
    o("tls.client", "\"client\":{", 588, 2),
    o("tls.client.hash", "\"hash\":{", 589, 3),
    o("tls.client.x509", "\"x509\":{", 589, 3),
    o("tls.client.x509.issuer", "\"issuer\":{", 591, 4),
    o("tls.client.x509.subject", "\"subject\":{", 591, 4),
    o("tls.server", "\"server\":{", 588, 2),
    o("tls.server.hash", "\"hash\":{", 594, 3),
    o("tls.server.x509", "\"x509\":{", 594, 3),
    o("tls.server.x509.issuer", "\"issuer\":{", 596, 4),
    o("tls.server.x509.subject", "\"subject\":{", 596, 4),
    o("trace", "\"trace\":{", 0, 1),
    o("transaction", "\"transaction\":{", 0, 1),
    o("url", "\"url\":{", 0, 1),
    o("user", "\"user\":{", 0, 1),
    o("user.changes", "\"changes\":{", 602, 2),
    o("user.changes.entity", "\"entity\":{", 603, 3),
    o("user.changes.entity.attributes", "\"attributes\":{", 604, 4),
    o("user.changes.entity.lifecycle", "\"lifecycle\":{", 604, 4),
    o("user.changes.entity.relationships", "\"relationships\":{", 604, 4),
    o("user.changes.entity.relationships.administers", "\"administers\":{", 607, 5),
    o("user.changes.entity.relationships.administers.entity", "\"entity\":{", 608, 6),
    o("user.changes.entity.relationships.administers.host", "\"host\":{", 608, 6),
    o("user.changes.entity.relationships.administers.service", "\"service\":{", 608, 6),
    o("user.changes.entity.relationships.administers.user", "\"user\":{", 608, 6),
    o("user.changes.entity.relationships.depends_on", "\"depends_on\":{", 607, 5),
    o("user.changes.entity.relationships.depends_on.entity", "\"entity\":{", 613, 6),
    o("user.changes.entity.relationships.depends_on.host", "\"host\":{", 613, 6),
    o("user.changes.entity.relationships.depends_on.service", "\"service\":{", 613, 6),
    o("user.changes.entity.relationships.depends_on.user", "\"user\":{", 613, 6),
    o("user.changes.entity.relationships.owns", "\"owns\":{", 607, 5),
    o("user.changes.entity.relationships.owns.entity", "\"entity\":{", 618, 6),
    o("user.changes.entity.relationships.owns.host", "\"host\":{", 618, 6),
    o("user.changes.entity.relationships.owns.service", "\"service\":{", 618, 6),
    o("user.changes.entity.relationships.owns.user", "\"user\":{", 618, 6),
    o("user.changes.entity.relationships.supervises", "\"supervises\":{", 607, 5),
    o("user.changes.entity.relationships.supervises.entity", "\"entity\":{", 623, 6),
    o("user.changes.entity.relationships.supervises.host", "\"host\":{", 623, 6),
    o("user.changes.entity.relationships.supervises.service", "\"service\":{", 623, 6),
    o("user.changes.entity.relationships.supervises.user", "\"user\":{", 623, 6),
    o("user.changes.group", "\"group\":{", 603, 3),
    o("user.changes.risk", "\"risk\":{", 603, 3),
    o("user.effective", "\"effective\":{", 602, 2),
    o("user.effective.entity", "\"entity\":{", 630, 3),
    o("user.effective.entity.attributes", "\"attributes\":{", 631, 4),
    o("user.effective.entity.lifecycle", "\"lifecycle\":{", 631, 4),
    o("user.effective.entity.relationships", "\"relationships\":{", 631, 4),
    o("user.effective.entity.relationships.administers", "\"administers\":{", 634, 5),
    o("user.effective.entity.relationships.administers.entity", "\"entity\":{", 635, 6),
    o("user.effective.entity.relationships.administers.host", "\"host\":{", 635, 6),
    o("user.effective.entity.relationships.administers.service", "\"service\":{", 635, 6),
    o("user.effective.entity.relationships.administers.user", "\"user\":{", 635, 6),
    o("user.effective.entity.relationships.depends_on", "\"depends_on\":{", 634, 5),
    o("user.effective.entity.relationships.depends_on.entity", "\"entity\":{", 640, 6),
    o("user.effective.entity.relationships.depends_on.host", "\"host\":{", 640, 6),
    o("user.effective.entity.relationships.depends_on.service", "\"service\":{", 640, 6),
    o("user.effective.entity.relationships.depends_on.user", "\"user\":{", 640, 6),
    o("user.effective.entity.relationships.owns", "\"owns\":{", 634, 5),
    o("user.effective.entity.relationships.owns.entity", "\"entity\":{", 645, 6),
    o("user.effective.entity.relationships.owns.host", "\"host\":{", 645, 6),
    o("user.effective.entity.relationships.owns.service", "\"service\":{", 645, 6),
    o("user.effective.entity.relationships.owns.user", "\"user\":{", 645, 6),
    o("user.effective.entity.relationships.supervises", "\"supervises\":{", 634, 5),
    o("user.effective.entity.relationships.supervises.entity", "\"entity\":{", 650, 6),
    o("user.effective.entity.relationships.supervises.host", "\"host\":{", 650, 6),
    o("user.effective.entity.relationships.supervises.service", "\"service\":{", 650, 6),
    o("user.effective.entity.relationships.supervises.user", "\"user\":{", 650, 6),
    o("user.effective.group", "\"group\":{", 630, 3),
    o("user.effective.risk", "\"risk\":{", 630, 3),
    o("user.entity", "\"entity\":{", 602, 2),
    o("user.entity.attributes", "\"attributes\":{", 657, 3),
    o("user.entity.lifecycle", "\"lifecycle\":{", 657, 3),
    o("user.entity.relationships", "\"relationships\":{", 657, 3),
    o("user.entity.relationships.administers", "\"administers\":{", 660, 4),
    o("user.entity.relationships.administers.entity", "\"entity\":{", 661, 5),
    o("user.entity.relationships.administers.host", "\"host\":{", 661, 5),
    o("user.entity.relationships.administers.service", "\"service\":{", 661, 5),
    o("user.entity.relationships.administers.user", "\"user\":{", 661, 5),
    o("user.entity.relationships.depends_on", "\"depends_on\":{", 660, 4),
    o("user.entity.relationships.depends_on.entity", "\"entity\":{", 666, 5),
    o("user.entity.relationships.depends_on.host", "\"host\":{", 666, 5),
    o("user.entity.relationships.depends_on.service", "\"service\":{", 666, 5),
    o("user.entity.relationships.depends_on.user", "\"user\":{", 666, 5),
    o("user.entity.relationships.owns", "\"owns\":{", 660, 4),
    o("user.entity.relationships.owns.entity", "\"entity\":{", 671, 5),
    o("user.entity.relationships.owns.host", "\"host\":{", 671, 5),
    o("user.entity.relationships.owns.service", "\"service\":{", 671, 5),
    o("user.entity.relationships.owns.user", "\"user\":{", 671, 5),
    o("user.entity.relationships.supervises", "\"supervises\":{", 660, 4),
    o("user.entity.relationships.supervises.entity", "\"entity\":{", 676, 5),
    o("user.entity.relationships.supervises.host", "\"host\":{", 676, 5),
    o("user.entity.relationships.supervises.service", "\"service\":{", 676, 5),
    o("user.entity.relationships.supervises.user", "\"user\":{", 676, 5),
    o("user.group", "\"group\":{", 602, 2),
    o("user.risk", "\"risk\":{", 602, 2),
    o("user.target", "\"target\":{", 602, 2),
    o("user.target.entity", "\"entity\":{", 683, 3),
    o("user.target.entity.attributes", "\"attributes\":{", 684, 4),
    o("user.target.entity.lifecycle", "\"lifecycle\":{", 684, 4),
    o("user.target.entity.relationships", "\"relationships\":{", 684, 4),
    o("user.target.entity.relationships.administers", "\"administers\":{", 687, 5),
    o("user.target.entity.relationships.administers.entity", "\"entity\":{", 688, 6),
    o("user.target.entity.relationships.administers.host", "\"host\":{", 688, 6),
    o("user.target.entity.relationships.administers.service", "\"service\":{", 688, 6),
    o("user.target.entity.relationships.administers.user", "\"user\":{", 688, 6),
    o("user.target.entity.relationships.depends_on", "\"depends_on\":{", 687, 5),
    o("user.target.entity.relationships.depends_on.entity", "\"entity\":{", 693, 6),
    o("user.target.entity.relationships.depends_on.host", "\"host\":{", 693, 6),
    o("user.target.entity.relationships.depends_on.service", "\"service\":{", 693, 6),
    o("user.target.entity.relationships.depends_on.user", "\"user\":{", 693, 6),
    o("user.target.entity.relationships.owns", "\"owns\":{", 687, 5),
    o("user.target.entity.relationships.owns.entity", "\"entity\":{", 698, 6),
    o("user.target.entity.relationships.owns.host", "\"host\":{", 698, 6),
    o("user.target.entity.relationships.owns.service", "\"service\":{", 698, 6),
    o("user.target.entity.relationships.owns.user", "\"user\":{", 698, 6),
    o("user.target.entity.relationships.supervises", "\"supervises\":{", 687, 5),
    o("user.target.entity.relationships.supervises.entity", "\"entity\":{", 703, 6),
    o("user.target.entity.relationships.supervises.host", "\"host\":{", 703, 6),
    o("user.target.entity.relationships.supervises.service", "\"service\":{", 703, 6),
    o("user.target.entity.relationships.supervises.user", "\"user\":{", 703, 6),
    o("user.target.group", "\"group\":{", 683, 3),
    o("user.target.risk", "\"risk\":{", 683, 3),
    o("user_agent", "\"user_agent\":{", 0, 1),
    o("user_agent.device", "\"device\":{", 710, 2),
    o("user_agent.os", "\"os\":{", 710, 2),
    o("volume", "\"volume\":{", 0, 1),
    o("vulnerability", "\"vulnerability\":{", 0, 1),
    o("vulnerability.scanner", "\"scanner\":{", 714, 2),
    o("vulnerability.score", "\"score\":{", 714, 2),
];

#[rustfmt::skip]
pub(super) static ROOTS: [&str; 47] = ["@timestamp", "agent", "client", "cloud", "container", "data_stream", "destination", "device", "dll", "dns", "ecs", "email", "entity", "error", "event", "faas", "file", "gen_ai", "group", "host", "http", "labels", "log", "message", "network", "observer", "orchestrator", "organization", "package", "process", "registry", "related", "rule", "server", "service", "source", "span", "tags", "threat", "tls", "trace", "transaction", "url", "user", "user_agent", "volume", "vulnerability"];

#[rustfmt::skip]
#[allow(missing_docs, reason = "the schema has the definitions")]
pub(super) mod constants {
    use super::super::FieldId;
    pub const TIMESTAMP: FieldId = FieldId(0);
    pub const AGENT_BUILD_ORIGINAL: FieldId = FieldId(1);
    pub const AGENT_EPHEMERAL_ID: FieldId = FieldId(2);
    pub const AGENT_ID: FieldId = FieldId(3);
    pub const AGENT_NAME: FieldId = FieldId(4);
    pub const AGENT_TYPE: FieldId = FieldId(5);
    pub const AGENT_VERSION: FieldId = FieldId(6);
    pub const CLIENT_ADDRESS: FieldId = FieldId(7);
    pub const CLIENT_AS: FieldId = FieldId(8);
    pub const CLIENT_AS_NUMBER: FieldId = FieldId(9);
    pub const CLIENT_AS_ORGANIZATION_NAME: FieldId = FieldId(10);
    pub const CLIENT_BYTES: FieldId = FieldId(11);
    pub const CLIENT_DOMAIN: FieldId = FieldId(12);
    pub const CLIENT_GEO: FieldId = FieldId(13);
    pub const CLIENT_GEO_CITY_NAME: FieldId = FieldId(14);
    pub const CLIENT_GEO_CONTINENT_CODE: FieldId = FieldId(15);
    pub const CLIENT_GEO_CONTINENT_NAME: FieldId = FieldId(16);
    pub const CLIENT_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(17);
    pub const CLIENT_GEO_COUNTRY_NAME: FieldId = FieldId(18);
    pub const CLIENT_GEO_LOCATION: FieldId = FieldId(19);
    pub const CLIENT_GEO_NAME: FieldId = FieldId(20);
    pub const CLIENT_GEO_POSTAL_CODE: FieldId = FieldId(21);
    pub const CLIENT_GEO_REGION_ISO_CODE: FieldId = FieldId(22);
    pub const CLIENT_GEO_REGION_NAME: FieldId = FieldId(23);
    pub const CLIENT_GEO_TIMEZONE: FieldId = FieldId(24);
    pub const CLIENT_IP: FieldId = FieldId(25);
    pub const CLIENT_MAC: FieldId = FieldId(26);
    pub const CLIENT_NAT_IP: FieldId = FieldId(27);
    pub const CLIENT_NAT_PORT: FieldId = FieldId(28);
    pub const CLIENT_PACKETS: FieldId = FieldId(29);
    pub const CLIENT_PORT: FieldId = FieldId(30);
    pub const CLIENT_REGISTERED_DOMAIN: FieldId = FieldId(31);
    pub const CLIENT_SUBDOMAIN: FieldId = FieldId(32);
    pub const CLIENT_TOP_LEVEL_DOMAIN: FieldId = FieldId(33);
    pub const CLIENT_USER_DOMAIN: FieldId = FieldId(34);
    pub const CLIENT_USER_EMAIL: FieldId = FieldId(35);
    pub const CLIENT_USER_FULL_NAME: FieldId = FieldId(36);
    pub const CLIENT_USER_GROUP_DOMAIN: FieldId = FieldId(37);
    pub const CLIENT_USER_GROUP_ID: FieldId = FieldId(38);
    pub const CLIENT_USER_GROUP_NAME: FieldId = FieldId(39);
    pub const CLIENT_USER_HASH: FieldId = FieldId(40);
    pub const CLIENT_USER_ID: FieldId = FieldId(41);
    pub const CLIENT_USER_NAME: FieldId = FieldId(42);
    pub const CLIENT_USER_ROLES: FieldId = FieldId(43);
    pub const CLOUD_ACCOUNT_ID: FieldId = FieldId(44);
    pub const CLOUD_ACCOUNT_NAME: FieldId = FieldId(45);
    pub const CLOUD_AVAILABILITY_ZONE: FieldId = FieldId(46);
    pub const CLOUD_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(47);
    pub const CLOUD_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(48);
    pub const CLOUD_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(49);
    pub const CLOUD_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(50);
    pub const CLOUD_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(51);
    pub const CLOUD_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(52);
    pub const CLOUD_ENTITY_BEHAVIOR: FieldId = FieldId(53);
    pub const CLOUD_ENTITY_DISPLAY_NAME: FieldId = FieldId(54);
    pub const CLOUD_ENTITY_ID: FieldId = FieldId(55);
    pub const CLOUD_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(56);
    pub const CLOUD_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(57);
    pub const CLOUD_ENTITY_METRICS: FieldId = FieldId(58);
    pub const CLOUD_ENTITY_NAME: FieldId = FieldId(59);
    pub const CLOUD_ENTITY_RAW: FieldId = FieldId(60);
    pub const CLOUD_ENTITY_REFERENCE: FieldId = FieldId(61);
    pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(62);
    pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(63);
    pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(64);
    pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(65);
    pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(66);
    pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(67);
    pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(68);
    pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(69);
    pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(70);
    pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(71);
    pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(72);
    pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(73);
    pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(74);
    pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(75);
    pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(76);
    pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(77);
    pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(78);
    pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(79);
    pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(80);
    pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(81);
    pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(82);
    pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(83);
    pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(84);
    pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(85);
    pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(86);
    pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(87);
    pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(88);
    pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(89);
    pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(90);
    pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(91);
    pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(92);
    pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(93);
    pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(94);
    pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(95);
    pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(96);
    pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(97);
    pub const CLOUD_ENTITY_SOURCE: FieldId = FieldId(98);
    pub const CLOUD_ENTITY_SUB_TYPE: FieldId = FieldId(99);
    pub const CLOUD_ENTITY_TYPE: FieldId = FieldId(100);
    pub const CLOUD_INSTANCE_ID: FieldId = FieldId(101);
    pub const CLOUD_INSTANCE_NAME: FieldId = FieldId(102);
    pub const CLOUD_MACHINE_TYPE: FieldId = FieldId(103);
    pub const CLOUD_ORIGIN_ACCOUNT_ID: FieldId = FieldId(104);
    pub const CLOUD_ORIGIN_ACCOUNT_NAME: FieldId = FieldId(105);
    pub const CLOUD_ORIGIN_AVAILABILITY_ZONE: FieldId = FieldId(106);
    pub const CLOUD_ORIGIN_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(107);
    pub const CLOUD_ORIGIN_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(108);
    pub const CLOUD_ORIGIN_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(109);
    pub const CLOUD_ORIGIN_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(110);
    pub const CLOUD_ORIGIN_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(111);
    pub const CLOUD_ORIGIN_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(112);
    pub const CLOUD_ORIGIN_ENTITY_BEHAVIOR: FieldId = FieldId(113);
    pub const CLOUD_ORIGIN_ENTITY_DISPLAY_NAME: FieldId = FieldId(114);
    pub const CLOUD_ORIGIN_ENTITY_ID: FieldId = FieldId(115);
    pub const CLOUD_ORIGIN_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(116);
    pub const CLOUD_ORIGIN_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(117);
    pub const CLOUD_ORIGIN_ENTITY_METRICS: FieldId = FieldId(118);
    pub const CLOUD_ORIGIN_ENTITY_NAME: FieldId = FieldId(119);
    pub const CLOUD_ORIGIN_ENTITY_RAW: FieldId = FieldId(120);
    pub const CLOUD_ORIGIN_ENTITY_REFERENCE: FieldId = FieldId(121);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(122);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(123);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(124);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(125);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(126);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(127);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(128);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(129);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(130);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(131);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(132);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(133);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(134);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(135);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(136);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(137);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(138);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(139);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(140);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(141);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(142);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(143);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(144);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(145);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(146);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(147);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(148);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(149);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(150);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(151);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(152);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(153);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(154);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(155);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(156);
    pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(157);
    pub const CLOUD_ORIGIN_ENTITY_SOURCE: FieldId = FieldId(158);
    pub const CLOUD_ORIGIN_ENTITY_SUB_TYPE: FieldId = FieldId(159);
    pub const CLOUD_ORIGIN_ENTITY_TYPE: FieldId = FieldId(160);
    pub const CLOUD_ORIGIN_INSTANCE_ID: FieldId = FieldId(161);
    pub const CLOUD_ORIGIN_INSTANCE_NAME: FieldId = FieldId(162);
    pub const CLOUD_ORIGIN_MACHINE_TYPE: FieldId = FieldId(163);
    pub const CLOUD_ORIGIN_PROJECT_ID: FieldId = FieldId(164);
    pub const CLOUD_ORIGIN_PROJECT_NAME: FieldId = FieldId(165);
    pub const CLOUD_ORIGIN_PROVIDER: FieldId = FieldId(166);
    pub const CLOUD_ORIGIN_REGION: FieldId = FieldId(167);
    pub const CLOUD_ORIGIN_SERVICE_NAME: FieldId = FieldId(168);
    pub const CLOUD_PROJECT_ID: FieldId = FieldId(169);
    pub const CLOUD_PROJECT_NAME: FieldId = FieldId(170);
    pub const CLOUD_PROVIDER: FieldId = FieldId(171);
    pub const CLOUD_REGION: FieldId = FieldId(172);
    pub const CLOUD_SERVICE_NAME: FieldId = FieldId(173);
    pub const CLOUD_TARGET_ACCOUNT_ID: FieldId = FieldId(174);
    pub const CLOUD_TARGET_ACCOUNT_NAME: FieldId = FieldId(175);
    pub const CLOUD_TARGET_AVAILABILITY_ZONE: FieldId = FieldId(176);
    pub const CLOUD_TARGET_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(177);
    pub const CLOUD_TARGET_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(178);
    pub const CLOUD_TARGET_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(179);
    pub const CLOUD_TARGET_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(180);
    pub const CLOUD_TARGET_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(181);
    pub const CLOUD_TARGET_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(182);
    pub const CLOUD_TARGET_ENTITY_BEHAVIOR: FieldId = FieldId(183);
    pub const CLOUD_TARGET_ENTITY_DISPLAY_NAME: FieldId = FieldId(184);
    pub const CLOUD_TARGET_ENTITY_ID: FieldId = FieldId(185);
    pub const CLOUD_TARGET_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(186);
    pub const CLOUD_TARGET_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(187);
    pub const CLOUD_TARGET_ENTITY_METRICS: FieldId = FieldId(188);
    pub const CLOUD_TARGET_ENTITY_NAME: FieldId = FieldId(189);
    pub const CLOUD_TARGET_ENTITY_RAW: FieldId = FieldId(190);
    pub const CLOUD_TARGET_ENTITY_REFERENCE: FieldId = FieldId(191);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(192);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(193);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(194);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(195);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(196);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(197);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(198);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(199);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(200);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(201);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(202);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(203);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(204);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(205);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(206);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(207);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(208);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(209);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(210);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(211);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(212);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(213);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(214);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(215);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(216);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(217);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(218);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(219);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(220);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(221);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(222);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(223);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(224);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(225);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(226);
    pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(227);
    pub const CLOUD_TARGET_ENTITY_SOURCE: FieldId = FieldId(228);
    pub const CLOUD_TARGET_ENTITY_SUB_TYPE: FieldId = FieldId(229);
    pub const CLOUD_TARGET_ENTITY_TYPE: FieldId = FieldId(230);
    pub const CLOUD_TARGET_INSTANCE_ID: FieldId = FieldId(231);
    pub const CLOUD_TARGET_INSTANCE_NAME: FieldId = FieldId(232);
    pub const CLOUD_TARGET_MACHINE_TYPE: FieldId = FieldId(233);
    pub const CLOUD_TARGET_PROJECT_ID: FieldId = FieldId(234);
    pub const CLOUD_TARGET_PROJECT_NAME: FieldId = FieldId(235);
    pub const CLOUD_TARGET_PROVIDER: FieldId = FieldId(236);
    pub const CLOUD_TARGET_REGION: FieldId = FieldId(237);
    pub const CLOUD_TARGET_SERVICE_NAME: FieldId = FieldId(238);
    pub const CONTAINER_CPU_USAGE: FieldId = FieldId(239);
    pub const CONTAINER_DISK_READ_BYTES: FieldId = FieldId(240);
    pub const CONTAINER_DISK_WRITE_BYTES: FieldId = FieldId(241);
    pub const CONTAINER_ID: FieldId = FieldId(242);
    pub const CONTAINER_IMAGE_HASH_ALL: FieldId = FieldId(243);
    pub const CONTAINER_IMAGE_NAME: FieldId = FieldId(244);
    pub const CONTAINER_IMAGE_TAG: FieldId = FieldId(245);
    pub const CONTAINER_LABELS: FieldId = FieldId(246);
    pub const CONTAINER_MEMORY_USAGE: FieldId = FieldId(247);
    pub const CONTAINER_NAME: FieldId = FieldId(248);
    pub const CONTAINER_NETWORK_EGRESS_BYTES: FieldId = FieldId(249);
    pub const CONTAINER_NETWORK_INGRESS_BYTES: FieldId = FieldId(250);
    pub const CONTAINER_RUNTIME: FieldId = FieldId(251);
    pub const CONTAINER_SECURITY_CONTEXT_PRIVILEGED: FieldId = FieldId(252);
    pub const DATA_STREAM_DATASET: FieldId = FieldId(253);
    pub const DATA_STREAM_NAMESPACE: FieldId = FieldId(254);
    pub const DATA_STREAM_TYPE: FieldId = FieldId(255);
    pub const DESTINATION_ADDRESS: FieldId = FieldId(256);
    pub const DESTINATION_AS: FieldId = FieldId(257);
    pub const DESTINATION_AS_NUMBER: FieldId = FieldId(258);
    pub const DESTINATION_AS_ORGANIZATION_NAME: FieldId = FieldId(259);
    pub const DESTINATION_BYTES: FieldId = FieldId(260);
    pub const DESTINATION_DOMAIN: FieldId = FieldId(261);
    pub const DESTINATION_GEO: FieldId = FieldId(262);
    pub const DESTINATION_GEO_CITY_NAME: FieldId = FieldId(263);
    pub const DESTINATION_GEO_CONTINENT_CODE: FieldId = FieldId(264);
    pub const DESTINATION_GEO_CONTINENT_NAME: FieldId = FieldId(265);
    pub const DESTINATION_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(266);
    pub const DESTINATION_GEO_COUNTRY_NAME: FieldId = FieldId(267);
    pub const DESTINATION_GEO_LOCATION: FieldId = FieldId(268);
    pub const DESTINATION_GEO_NAME: FieldId = FieldId(269);
    pub const DESTINATION_GEO_POSTAL_CODE: FieldId = FieldId(270);
    pub const DESTINATION_GEO_REGION_ISO_CODE: FieldId = FieldId(271);
    pub const DESTINATION_GEO_REGION_NAME: FieldId = FieldId(272);
    pub const DESTINATION_GEO_TIMEZONE: FieldId = FieldId(273);
    pub const DESTINATION_IP: FieldId = FieldId(274);
    pub const DESTINATION_MAC: FieldId = FieldId(275);
    pub const DESTINATION_NAT_IP: FieldId = FieldId(276);
    pub const DESTINATION_NAT_PORT: FieldId = FieldId(277);
    pub const DESTINATION_PACKETS: FieldId = FieldId(278);
    pub const DESTINATION_PORT: FieldId = FieldId(279);
    pub const DESTINATION_REGISTERED_DOMAIN: FieldId = FieldId(280);
    pub const DESTINATION_SUBDOMAIN: FieldId = FieldId(281);
    pub const DESTINATION_TOP_LEVEL_DOMAIN: FieldId = FieldId(282);
    pub const DESTINATION_USER_DOMAIN: FieldId = FieldId(283);
    pub const DESTINATION_USER_EMAIL: FieldId = FieldId(284);
    pub const DESTINATION_USER_FULL_NAME: FieldId = FieldId(285);
    pub const DESTINATION_USER_GROUP_DOMAIN: FieldId = FieldId(286);
    pub const DESTINATION_USER_GROUP_ID: FieldId = FieldId(287);
    pub const DESTINATION_USER_GROUP_NAME: FieldId = FieldId(288);
    pub const DESTINATION_USER_HASH: FieldId = FieldId(289);
    pub const DESTINATION_USER_ID: FieldId = FieldId(290);
    pub const DESTINATION_USER_NAME: FieldId = FieldId(291);
    pub const DESTINATION_USER_ROLES: FieldId = FieldId(292);
    pub const DEVICE_ID: FieldId = FieldId(293);
    pub const DEVICE_MANUFACTURER: FieldId = FieldId(294);
    pub const DEVICE_MODEL_IDENTIFIER: FieldId = FieldId(295);
    pub const DEVICE_MODEL_NAME: FieldId = FieldId(296);
    pub const DEVICE_PRODUCT_ID: FieldId = FieldId(297);
    pub const DEVICE_PRODUCT_NAME: FieldId = FieldId(298);
    pub const DEVICE_SERIAL_NUMBER: FieldId = FieldId(299);
    pub const DEVICE_TYPE: FieldId = FieldId(300);
    pub const DEVICE_VENDOR_ID: FieldId = FieldId(301);
    pub const DEVICE_VENDOR_NAME: FieldId = FieldId(302);
    pub const DLL_CODE_SIGNATURE_DIGEST_ALGORITHM: FieldId = FieldId(303);
    pub const DLL_CODE_SIGNATURE_EXISTS: FieldId = FieldId(304);
    pub const DLL_CODE_SIGNATURE_FLAGS: FieldId = FieldId(305);
    pub const DLL_CODE_SIGNATURE_SIGNING_ID: FieldId = FieldId(306);
    pub const DLL_CODE_SIGNATURE_STATUS: FieldId = FieldId(307);
    pub const DLL_CODE_SIGNATURE_SUBJECT_NAME: FieldId = FieldId(308);
    pub const DLL_CODE_SIGNATURE_TEAM_ID: FieldId = FieldId(309);
    pub const DLL_CODE_SIGNATURE_THUMBPRINT_SHA256: FieldId = FieldId(310);
    pub const DLL_CODE_SIGNATURE_TIMESTAMP: FieldId = FieldId(311);
    pub const DLL_CODE_SIGNATURE_TRUSTED: FieldId = FieldId(312);
    pub const DLL_CODE_SIGNATURE_VALID: FieldId = FieldId(313);
    pub const DLL_HASH_CDHASH: FieldId = FieldId(314);
    pub const DLL_HASH_MD5: FieldId = FieldId(315);
    pub const DLL_HASH_SHA1: FieldId = FieldId(316);
    pub const DLL_HASH_SHA256: FieldId = FieldId(317);
    pub const DLL_HASH_SHA384: FieldId = FieldId(318);
    pub const DLL_HASH_SHA512: FieldId = FieldId(319);
    pub const DLL_HASH_SSDEEP: FieldId = FieldId(320);
    pub const DLL_HASH_TLSH: FieldId = FieldId(321);
    pub const DLL_NAME: FieldId = FieldId(322);
    pub const DLL_ORIGIN_REFERRER_URL: FieldId = FieldId(323);
    pub const DLL_ORIGIN_URL: FieldId = FieldId(324);
    pub const DLL_PATH: FieldId = FieldId(325);
    pub const DLL_PE_ARCHITECTURE: FieldId = FieldId(326);
    pub const DLL_PE_COMPANY: FieldId = FieldId(327);
    pub const DLL_PE_DESCRIPTION: FieldId = FieldId(328);
    pub const DLL_PE_FILE_VERSION: FieldId = FieldId(329);
    pub const DLL_PE_GO_IMPORT_HASH: FieldId = FieldId(330);
    pub const DLL_PE_GO_IMPORTS: FieldId = FieldId(331);
    pub const DLL_PE_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(332);
    pub const DLL_PE_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(333);
    pub const DLL_PE_GO_STRIPPED: FieldId = FieldId(334);
    pub const DLL_PE_IMPHASH: FieldId = FieldId(335);
    pub const DLL_PE_IMPORT_HASH: FieldId = FieldId(336);
    pub const DLL_PE_IMPORTS: FieldId = FieldId(337);
    pub const DLL_PE_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(338);
    pub const DLL_PE_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(339);
    pub const DLL_PE_ORIGINAL_FILE_NAME: FieldId = FieldId(340);
    pub const DLL_PE_PEHASH: FieldId = FieldId(341);
    pub const DLL_PE_PRODUCT: FieldId = FieldId(342);
    pub const DLL_PE_SECTIONS: FieldId = FieldId(343);
    pub const DLL_PE_SECTIONS_ENTROPY: FieldId = FieldId(344);
    pub const DLL_PE_SECTIONS_NAME: FieldId = FieldId(345);
    pub const DLL_PE_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(346);
    pub const DLL_PE_SECTIONS_VAR_ENTROPY: FieldId = FieldId(347);
    pub const DLL_PE_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(348);
    pub const DNS_ANSWERS: FieldId = FieldId(349);
    pub const DNS_ANSWERS_CLASS: FieldId = FieldId(350);
    pub const DNS_ANSWERS_DATA: FieldId = FieldId(351);
    pub const DNS_ANSWERS_NAME: FieldId = FieldId(352);
    pub const DNS_ANSWERS_TTL: FieldId = FieldId(353);
    pub const DNS_ANSWERS_TYPE: FieldId = FieldId(354);
    pub const DNS_HEADER_FLAGS: FieldId = FieldId(355);
    pub const DNS_ID: FieldId = FieldId(356);
    pub const DNS_OP_CODE: FieldId = FieldId(357);
    pub const DNS_QUESTION_CLASS: FieldId = FieldId(358);
    pub const DNS_QUESTION_NAME: FieldId = FieldId(359);
    pub const DNS_QUESTION_REGISTERED_DOMAIN: FieldId = FieldId(360);
    pub const DNS_QUESTION_SUBDOMAIN: FieldId = FieldId(361);
    pub const DNS_QUESTION_TOP_LEVEL_DOMAIN: FieldId = FieldId(362);
    pub const DNS_QUESTION_TYPE: FieldId = FieldId(363);
    pub const DNS_RESOLVED_IP: FieldId = FieldId(364);
    pub const DNS_RESPONSE_CODE: FieldId = FieldId(365);
    pub const DNS_TYPE: FieldId = FieldId(366);
    pub const ECS_VERSION: FieldId = FieldId(367);
    pub const EMAIL_ATTACHMENTS: FieldId = FieldId(368);
    pub const EMAIL_ATTACHMENTS_FILE_EXTENSION: FieldId = FieldId(369);
    pub const EMAIL_ATTACHMENTS_FILE_HASH_CDHASH: FieldId = FieldId(370);
    pub const EMAIL_ATTACHMENTS_FILE_HASH_MD5: FieldId = FieldId(371);
    pub const EMAIL_ATTACHMENTS_FILE_HASH_SHA1: FieldId = FieldId(372);
    pub const EMAIL_ATTACHMENTS_FILE_HASH_SHA256: FieldId = FieldId(373);
    pub const EMAIL_ATTACHMENTS_FILE_HASH_SHA384: FieldId = FieldId(374);
    pub const EMAIL_ATTACHMENTS_FILE_HASH_SHA512: FieldId = FieldId(375);
    pub const EMAIL_ATTACHMENTS_FILE_HASH_SSDEEP: FieldId = FieldId(376);
    pub const EMAIL_ATTACHMENTS_FILE_HASH_TLSH: FieldId = FieldId(377);
    pub const EMAIL_ATTACHMENTS_FILE_MIME_TYPE: FieldId = FieldId(378);
    pub const EMAIL_ATTACHMENTS_FILE_NAME: FieldId = FieldId(379);
    pub const EMAIL_ATTACHMENTS_FILE_SIZE: FieldId = FieldId(380);
    pub const EMAIL_BCC_ADDRESS: FieldId = FieldId(381);
    pub const EMAIL_CC_ADDRESS: FieldId = FieldId(382);
    pub const EMAIL_CONTENT_TYPE: FieldId = FieldId(383);
    pub const EMAIL_DELIVERY_TIMESTAMP: FieldId = FieldId(384);
    pub const EMAIL_DIRECTION: FieldId = FieldId(385);
    pub const EMAIL_FROM_ADDRESS: FieldId = FieldId(386);
    pub const EMAIL_LOCAL_ID: FieldId = FieldId(387);
    pub const EMAIL_MESSAGE_ID: FieldId = FieldId(388);
    pub const EMAIL_ORIGINATION_TIMESTAMP: FieldId = FieldId(389);
    pub const EMAIL_REPLY_TO_ADDRESS: FieldId = FieldId(390);
    pub const EMAIL_SENDER_ADDRESS: FieldId = FieldId(391);
    pub const EMAIL_SUBJECT: FieldId = FieldId(392);
    pub const EMAIL_TO_ADDRESS: FieldId = FieldId(393);
    pub const EMAIL_X_MAILER: FieldId = FieldId(394);
    pub const ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(395);
    pub const ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(396);
    pub const ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(397);
    pub const ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(398);
    pub const ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(399);
    pub const ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(400);
    pub const ENTITY_BEHAVIOR: FieldId = FieldId(401);
    pub const ENTITY_DISPLAY_NAME: FieldId = FieldId(402);
    pub const ENTITY_ID: FieldId = FieldId(403);
    pub const ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(404);
    pub const ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(405);
    pub const ENTITY_METRICS: FieldId = FieldId(406);
    pub const ENTITY_NAME: FieldId = FieldId(407);
    pub const ENTITY_RAW: FieldId = FieldId(408);
    pub const ENTITY_REFERENCE: FieldId = FieldId(409);
    pub const ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(410);
    pub const ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(411);
    pub const ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(412);
    pub const ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(413);
    pub const ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(414);
    pub const ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(415);
    pub const ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(416);
    pub const ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(417);
    pub const ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(418);
    pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(419);
    pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(420);
    pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(421);
    pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(422);
    pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(423);
    pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(424);
    pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(425);
    pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(426);
    pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(427);
    pub const ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(428);
    pub const ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(429);
    pub const ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(430);
    pub const ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(431);
    pub const ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(432);
    pub const ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(433);
    pub const ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(434);
    pub const ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(435);
    pub const ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(436);
    pub const ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(437);
    pub const ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(438);
    pub const ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(439);
    pub const ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(440);
    pub const ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(441);
    pub const ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(442);
    pub const ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(443);
    pub const ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(444);
    pub const ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(445);
    pub const ENTITY_SOURCE: FieldId = FieldId(446);
    pub const ENTITY_SUB_TYPE: FieldId = FieldId(447);
    pub const ENTITY_TARGET_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(448);
    pub const ENTITY_TARGET_ATTRIBUTES_MANAGED: FieldId = FieldId(449);
    pub const ENTITY_TARGET_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(450);
    pub const ENTITY_TARGET_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(451);
    pub const ENTITY_TARGET_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(452);
    pub const ENTITY_TARGET_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(453);
    pub const ENTITY_TARGET_BEHAVIOR: FieldId = FieldId(454);
    pub const ENTITY_TARGET_DISPLAY_NAME: FieldId = FieldId(455);
    pub const ENTITY_TARGET_ID: FieldId = FieldId(456);
    pub const ENTITY_TARGET_LAST_SEEN_TIMESTAMP: FieldId = FieldId(457);
    pub const ENTITY_TARGET_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(458);
    pub const ENTITY_TARGET_METRICS: FieldId = FieldId(459);
    pub const ENTITY_TARGET_NAME: FieldId = FieldId(460);
    pub const ENTITY_TARGET_RAW: FieldId = FieldId(461);
    pub const ENTITY_TARGET_REFERENCE: FieldId = FieldId(462);
    pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(463);
    pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(464);
    pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(465);
    pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(466);
    pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(467);
    pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(468);
    pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(469);
    pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(470);
    pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(471);
    pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(472);
    pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(473);
    pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(474);
    pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(475);
    pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(476);
    pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(477);
    pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(478);
    pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(479);
    pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(480);
    pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(481);
    pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(482);
    pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(483);
    pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(484);
    pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(485);
    pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(486);
    pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(487);
    pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(488);
    pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(489);
    pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(490);
    pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(491);
    pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(492);
    pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(493);
    pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(494);
    pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(495);
    pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(496);
    pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(497);
    pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(498);
    pub const ENTITY_TARGET_SOURCE: FieldId = FieldId(499);
    pub const ENTITY_TARGET_SUB_TYPE: FieldId = FieldId(500);
    pub const ENTITY_TARGET_TYPE: FieldId = FieldId(501);
    pub const ENTITY_TYPE: FieldId = FieldId(502);
    pub const ERROR_CODE: FieldId = FieldId(503);
    pub const ERROR_ID: FieldId = FieldId(504);
    pub const ERROR_MESSAGE: FieldId = FieldId(505);
    pub const ERROR_STACK_TRACE: FieldId = FieldId(506);
    pub const ERROR_TYPE: FieldId = FieldId(507);
    pub const EVENT_ACTION: FieldId = FieldId(508);
    pub const EVENT_AGENT_ID_STATUS: FieldId = FieldId(509);
    pub const EVENT_CATEGORY: FieldId = FieldId(510);
    pub const EVENT_CODE: FieldId = FieldId(511);
    pub const EVENT_CREATED: FieldId = FieldId(512);
    pub const EVENT_DATASET: FieldId = FieldId(513);
    pub const EVENT_DURATION: FieldId = FieldId(514);
    pub const EVENT_END: FieldId = FieldId(515);
    pub const EVENT_HASH: FieldId = FieldId(516);
    pub const EVENT_ID: FieldId = FieldId(517);
    pub const EVENT_INGESTED: FieldId = FieldId(518);
    pub const EVENT_KIND: FieldId = FieldId(519);
    pub const EVENT_MODULE: FieldId = FieldId(520);
    pub const EVENT_ORIGINAL: FieldId = FieldId(521);
    pub const EVENT_OUTCOME: FieldId = FieldId(522);
    pub const EVENT_PROVIDER: FieldId = FieldId(523);
    pub const EVENT_REASON: FieldId = FieldId(524);
    pub const EVENT_REFERENCE: FieldId = FieldId(525);
    pub const EVENT_RISK_SCORE: FieldId = FieldId(526);
    pub const EVENT_RISK_SCORE_NORM: FieldId = FieldId(527);
    pub const EVENT_SEQUENCE: FieldId = FieldId(528);
    pub const EVENT_SEVERITY: FieldId = FieldId(529);
    pub const EVENT_START: FieldId = FieldId(530);
    pub const EVENT_TIMEZONE: FieldId = FieldId(531);
    pub const EVENT_TYPE: FieldId = FieldId(532);
    pub const EVENT_URL: FieldId = FieldId(533);
    pub const FAAS_COLDSTART: FieldId = FieldId(534);
    pub const FAAS_EXECUTION: FieldId = FieldId(535);
    pub const FAAS_ID: FieldId = FieldId(536);
    pub const FAAS_NAME: FieldId = FieldId(537);
    pub const FAAS_TRIGGER_REQUEST_ID: FieldId = FieldId(538);
    pub const FAAS_TRIGGER_TYPE: FieldId = FieldId(539);
    pub const FAAS_VERSION: FieldId = FieldId(540);
    pub const FILE_ACCESSED: FieldId = FieldId(541);
    pub const FILE_ATTRIBUTES: FieldId = FieldId(542);
    pub const FILE_CODE_SIGNATURE_DIGEST_ALGORITHM: FieldId = FieldId(543);
    pub const FILE_CODE_SIGNATURE_EXISTS: FieldId = FieldId(544);
    pub const FILE_CODE_SIGNATURE_FLAGS: FieldId = FieldId(545);
    pub const FILE_CODE_SIGNATURE_SIGNING_ID: FieldId = FieldId(546);
    pub const FILE_CODE_SIGNATURE_STATUS: FieldId = FieldId(547);
    pub const FILE_CODE_SIGNATURE_SUBJECT_NAME: FieldId = FieldId(548);
    pub const FILE_CODE_SIGNATURE_TEAM_ID: FieldId = FieldId(549);
    pub const FILE_CODE_SIGNATURE_THUMBPRINT_SHA256: FieldId = FieldId(550);
    pub const FILE_CODE_SIGNATURE_TIMESTAMP: FieldId = FieldId(551);
    pub const FILE_CODE_SIGNATURE_TRUSTED: FieldId = FieldId(552);
    pub const FILE_CODE_SIGNATURE_VALID: FieldId = FieldId(553);
    pub const FILE_CREATED: FieldId = FieldId(554);
    pub const FILE_CTIME: FieldId = FieldId(555);
    pub const FILE_DEVICE: FieldId = FieldId(556);
    pub const FILE_DIRECTORY: FieldId = FieldId(557);
    pub const FILE_DRIVE_LETTER: FieldId = FieldId(558);
    pub const FILE_ELF_ARCHITECTURE: FieldId = FieldId(559);
    pub const FILE_ELF_BYTE_ORDER: FieldId = FieldId(560);
    pub const FILE_ELF_CPU_TYPE: FieldId = FieldId(561);
    pub const FILE_ELF_CREATION_DATE: FieldId = FieldId(562);
    pub const FILE_ELF_EXPORTS: FieldId = FieldId(563);
    pub const FILE_ELF_GO_IMPORT_HASH: FieldId = FieldId(564);
    pub const FILE_ELF_GO_IMPORTS: FieldId = FieldId(565);
    pub const FILE_ELF_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(566);
    pub const FILE_ELF_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(567);
    pub const FILE_ELF_GO_STRIPPED: FieldId = FieldId(568);
    pub const FILE_ELF_HEADER_ABI_VERSION: FieldId = FieldId(569);
    pub const FILE_ELF_HEADER_CLASS: FieldId = FieldId(570);
    pub const FILE_ELF_HEADER_DATA: FieldId = FieldId(571);
    pub const FILE_ELF_HEADER_ENTRYPOINT: FieldId = FieldId(572);
    pub const FILE_ELF_HEADER_OBJECT_VERSION: FieldId = FieldId(573);
    pub const FILE_ELF_HEADER_OS_ABI: FieldId = FieldId(574);
    pub const FILE_ELF_HEADER_TYPE: FieldId = FieldId(575);
    pub const FILE_ELF_HEADER_VERSION: FieldId = FieldId(576);
    pub const FILE_ELF_IMPORT_HASH: FieldId = FieldId(577);
    pub const FILE_ELF_IMPORTS: FieldId = FieldId(578);
    pub const FILE_ELF_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(579);
    pub const FILE_ELF_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(580);
    pub const FILE_ELF_SECTIONS: FieldId = FieldId(581);
    pub const FILE_ELF_SECTIONS_CHI2: FieldId = FieldId(582);
    pub const FILE_ELF_SECTIONS_ENTROPY: FieldId = FieldId(583);
    pub const FILE_ELF_SECTIONS_FLAGS: FieldId = FieldId(584);
    pub const FILE_ELF_SECTIONS_NAME: FieldId = FieldId(585);
    pub const FILE_ELF_SECTIONS_PHYSICAL_OFFSET: FieldId = FieldId(586);
    pub const FILE_ELF_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(587);
    pub const FILE_ELF_SECTIONS_TYPE: FieldId = FieldId(588);
    pub const FILE_ELF_SECTIONS_VAR_ENTROPY: FieldId = FieldId(589);
    pub const FILE_ELF_SECTIONS_VIRTUAL_ADDRESS: FieldId = FieldId(590);
    pub const FILE_ELF_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(591);
    pub const FILE_ELF_SEGMENTS: FieldId = FieldId(592);
    pub const FILE_ELF_SEGMENTS_SECTIONS: FieldId = FieldId(593);
    pub const FILE_ELF_SEGMENTS_TYPE: FieldId = FieldId(594);
    pub const FILE_ELF_SHARED_LIBRARIES: FieldId = FieldId(595);
    pub const FILE_ELF_TELFHASH: FieldId = FieldId(596);
    pub const FILE_EXTENSION: FieldId = FieldId(597);
    pub const FILE_FORK_NAME: FieldId = FieldId(598);
    pub const FILE_GID: FieldId = FieldId(599);
    pub const FILE_GROUP: FieldId = FieldId(600);
    pub const FILE_HASH_CDHASH: FieldId = FieldId(601);
    pub const FILE_HASH_MD5: FieldId = FieldId(602);
    pub const FILE_HASH_SHA1: FieldId = FieldId(603);
    pub const FILE_HASH_SHA256: FieldId = FieldId(604);
    pub const FILE_HASH_SHA384: FieldId = FieldId(605);
    pub const FILE_HASH_SHA512: FieldId = FieldId(606);
    pub const FILE_HASH_SSDEEP: FieldId = FieldId(607);
    pub const FILE_HASH_TLSH: FieldId = FieldId(608);
    pub const FILE_INODE: FieldId = FieldId(609);
    pub const FILE_MACHO_GO_IMPORT_HASH: FieldId = FieldId(610);
    pub const FILE_MACHO_GO_IMPORTS: FieldId = FieldId(611);
    pub const FILE_MACHO_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(612);
    pub const FILE_MACHO_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(613);
    pub const FILE_MACHO_GO_STRIPPED: FieldId = FieldId(614);
    pub const FILE_MACHO_IMPORT_HASH: FieldId = FieldId(615);
    pub const FILE_MACHO_IMPORTS: FieldId = FieldId(616);
    pub const FILE_MACHO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(617);
    pub const FILE_MACHO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(618);
    pub const FILE_MACHO_SECTIONS: FieldId = FieldId(619);
    pub const FILE_MACHO_SECTIONS_ENTROPY: FieldId = FieldId(620);
    pub const FILE_MACHO_SECTIONS_NAME: FieldId = FieldId(621);
    pub const FILE_MACHO_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(622);
    pub const FILE_MACHO_SECTIONS_VAR_ENTROPY: FieldId = FieldId(623);
    pub const FILE_MACHO_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(624);
    pub const FILE_MACHO_SYMHASH: FieldId = FieldId(625);
    pub const FILE_MIME_TYPE: FieldId = FieldId(626);
    pub const FILE_MODE: FieldId = FieldId(627);
    pub const FILE_MTIME: FieldId = FieldId(628);
    pub const FILE_NAME: FieldId = FieldId(629);
    pub const FILE_ORIGIN_REFERRER_URL: FieldId = FieldId(630);
    pub const FILE_ORIGIN_URL: FieldId = FieldId(631);
    pub const FILE_OWNER: FieldId = FieldId(632);
    pub const FILE_PATH: FieldId = FieldId(633);
    pub const FILE_PE_ARCHITECTURE: FieldId = FieldId(634);
    pub const FILE_PE_COMPANY: FieldId = FieldId(635);
    pub const FILE_PE_DESCRIPTION: FieldId = FieldId(636);
    pub const FILE_PE_FILE_VERSION: FieldId = FieldId(637);
    pub const FILE_PE_GO_IMPORT_HASH: FieldId = FieldId(638);
    pub const FILE_PE_GO_IMPORTS: FieldId = FieldId(639);
    pub const FILE_PE_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(640);
    pub const FILE_PE_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(641);
    pub const FILE_PE_GO_STRIPPED: FieldId = FieldId(642);
    pub const FILE_PE_IMPHASH: FieldId = FieldId(643);
    pub const FILE_PE_IMPORT_HASH: FieldId = FieldId(644);
    pub const FILE_PE_IMPORTS: FieldId = FieldId(645);
    pub const FILE_PE_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(646);
    pub const FILE_PE_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(647);
    pub const FILE_PE_ORIGINAL_FILE_NAME: FieldId = FieldId(648);
    pub const FILE_PE_PEHASH: FieldId = FieldId(649);
    pub const FILE_PE_PRODUCT: FieldId = FieldId(650);
    pub const FILE_PE_SECTIONS: FieldId = FieldId(651);
    pub const FILE_PE_SECTIONS_ENTROPY: FieldId = FieldId(652);
    pub const FILE_PE_SECTIONS_NAME: FieldId = FieldId(653);
    pub const FILE_PE_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(654);
    pub const FILE_PE_SECTIONS_VAR_ENTROPY: FieldId = FieldId(655);
    pub const FILE_PE_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(656);
    pub const FILE_SIZE: FieldId = FieldId(657);
    pub const FILE_TARGET_PATH: FieldId = FieldId(658);
    pub const FILE_TYPE: FieldId = FieldId(659);
    pub const FILE_UID: FieldId = FieldId(660);
    pub const FILE_X509_ALTERNATIVE_NAMES: FieldId = FieldId(661);
    pub const FILE_X509_ISSUER_COMMON_NAME: FieldId = FieldId(662);
    pub const FILE_X509_ISSUER_COUNTRY: FieldId = FieldId(663);
    pub const FILE_X509_ISSUER_DISTINGUISHED_NAME: FieldId = FieldId(664);
    pub const FILE_X509_ISSUER_LOCALITY: FieldId = FieldId(665);
    pub const FILE_X509_ISSUER_ORGANIZATION: FieldId = FieldId(666);
    pub const FILE_X509_ISSUER_ORGANIZATIONAL_UNIT: FieldId = FieldId(667);
    pub const FILE_X509_ISSUER_STATE_OR_PROVINCE: FieldId = FieldId(668);
    pub const FILE_X509_NOT_AFTER: FieldId = FieldId(669);
    pub const FILE_X509_NOT_BEFORE: FieldId = FieldId(670);
    pub const FILE_X509_PUBLIC_KEY_ALGORITHM: FieldId = FieldId(671);
    pub const FILE_X509_PUBLIC_KEY_CURVE: FieldId = FieldId(672);
    pub const FILE_X509_PUBLIC_KEY_EXPONENT: FieldId = FieldId(673);
    pub const FILE_X509_PUBLIC_KEY_SIZE: FieldId = FieldId(674);
    pub const FILE_X509_SERIAL_NUMBER: FieldId = FieldId(675);
    pub const FILE_X509_SIGNATURE_ALGORITHM: FieldId = FieldId(676);
    pub const FILE_X509_SUBJECT_COMMON_NAME: FieldId = FieldId(677);
    pub const FILE_X509_SUBJECT_COUNTRY: FieldId = FieldId(678);
    pub const FILE_X509_SUBJECT_DISTINGUISHED_NAME: FieldId = FieldId(679);
    pub const FILE_X509_SUBJECT_LOCALITY: FieldId = FieldId(680);
    pub const FILE_X509_SUBJECT_ORGANIZATION: FieldId = FieldId(681);
    pub const FILE_X509_SUBJECT_ORGANIZATIONAL_UNIT: FieldId = FieldId(682);
    pub const FILE_X509_SUBJECT_STATE_OR_PROVINCE: FieldId = FieldId(683);
    pub const FILE_X509_VERSION_NUMBER: FieldId = FieldId(684);
    pub const GEN_AI_AGENT_DESCRIPTION: FieldId = FieldId(685);
    pub const GEN_AI_AGENT_ID: FieldId = FieldId(686);
    pub const GEN_AI_AGENT_NAME: FieldId = FieldId(687);
    pub const GEN_AI_OPERATION_NAME: FieldId = FieldId(688);
    pub const GEN_AI_OUTPUT_TYPE: FieldId = FieldId(689);
    pub const GEN_AI_REQUEST_CHOICE_COUNT: FieldId = FieldId(690);
    pub const GEN_AI_REQUEST_ENCODING_FORMATS: FieldId = FieldId(691);
    pub const GEN_AI_REQUEST_FREQUENCY_PENALTY: FieldId = FieldId(692);
    pub const GEN_AI_REQUEST_MAX_TOKENS: FieldId = FieldId(693);
    pub const GEN_AI_REQUEST_MODEL: FieldId = FieldId(694);
    pub const GEN_AI_REQUEST_PRESENCE_PENALTY: FieldId = FieldId(695);
    pub const GEN_AI_REQUEST_SEED: FieldId = FieldId(696);
    pub const GEN_AI_REQUEST_STOP_SEQUENCES: FieldId = FieldId(697);
    pub const GEN_AI_REQUEST_TEMPERATURE: FieldId = FieldId(698);
    pub const GEN_AI_REQUEST_TOP_K: FieldId = FieldId(699);
    pub const GEN_AI_REQUEST_TOP_P: FieldId = FieldId(700);
    pub const GEN_AI_RESPONSE_FINISH_REASONS: FieldId = FieldId(701);
    pub const GEN_AI_RESPONSE_ID: FieldId = FieldId(702);
    pub const GEN_AI_RESPONSE_MODEL: FieldId = FieldId(703);
    pub const GEN_AI_SYSTEM: FieldId = FieldId(704);
    pub const GEN_AI_TOKEN_TYPE: FieldId = FieldId(705);
    pub const GEN_AI_TOOL_CALL_ID: FieldId = FieldId(706);
    pub const GEN_AI_TOOL_NAME: FieldId = FieldId(707);
    pub const GEN_AI_TOOL_TYPE: FieldId = FieldId(708);
    pub const GEN_AI_USAGE_INPUT_TOKENS: FieldId = FieldId(709);
    pub const GEN_AI_USAGE_OUTPUT_TOKENS: FieldId = FieldId(710);
    pub const GROUP_DOMAIN: FieldId = FieldId(711);
    pub const GROUP_ID: FieldId = FieldId(712);
    pub const GROUP_NAME: FieldId = FieldId(713);
    pub const HOST_ARCHITECTURE: FieldId = FieldId(714);
    pub const HOST_BOOT_ID: FieldId = FieldId(715);
    pub const HOST_CPU_USAGE: FieldId = FieldId(716);
    pub const HOST_DISK_READ_BYTES: FieldId = FieldId(717);
    pub const HOST_DISK_WRITE_BYTES: FieldId = FieldId(718);
    pub const HOST_DOMAIN: FieldId = FieldId(719);
    pub const HOST_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(720);
    pub const HOST_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(721);
    pub const HOST_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(722);
    pub const HOST_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(723);
    pub const HOST_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(724);
    pub const HOST_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(725);
    pub const HOST_ENTITY_BEHAVIOR: FieldId = FieldId(726);
    pub const HOST_ENTITY_DISPLAY_NAME: FieldId = FieldId(727);
    pub const HOST_ENTITY_ID: FieldId = FieldId(728);
    pub const HOST_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(729);
    pub const HOST_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(730);
    pub const HOST_ENTITY_METRICS: FieldId = FieldId(731);
    pub const HOST_ENTITY_NAME: FieldId = FieldId(732);
    pub const HOST_ENTITY_RAW: FieldId = FieldId(733);
    pub const HOST_ENTITY_REFERENCE: FieldId = FieldId(734);
    pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(735);
    pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(736);
    pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(737);
    pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(738);
    pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(739);
    pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(740);
    pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(741);
    pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(742);
    pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(743);
    pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(744);
    pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(745);
    pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(746);
    pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(747);
    pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(748);
    pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(749);
    pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(750);
    pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(751);
    pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(752);
    pub const HOST_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(753);
    pub const HOST_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(754);
    pub const HOST_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(755);
    pub const HOST_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(756);
    pub const HOST_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(757);
    pub const HOST_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(758);
    pub const HOST_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(759);
    pub const HOST_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(760);
    pub const HOST_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(761);
    pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(762);
    pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(763);
    pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(764);
    pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(765);
    pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(766);
    pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(767);
    pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(768);
    pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(769);
    pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(770);
    pub const HOST_ENTITY_SOURCE: FieldId = FieldId(771);
    pub const HOST_ENTITY_SUB_TYPE: FieldId = FieldId(772);
    pub const HOST_ENTITY_TYPE: FieldId = FieldId(773);
    pub const HOST_GEO: FieldId = FieldId(774);
    pub const HOST_GEO_CITY_NAME: FieldId = FieldId(775);
    pub const HOST_GEO_CONTINENT_CODE: FieldId = FieldId(776);
    pub const HOST_GEO_CONTINENT_NAME: FieldId = FieldId(777);
    pub const HOST_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(778);
    pub const HOST_GEO_COUNTRY_NAME: FieldId = FieldId(779);
    pub const HOST_GEO_LOCATION: FieldId = FieldId(780);
    pub const HOST_GEO_NAME: FieldId = FieldId(781);
    pub const HOST_GEO_POSTAL_CODE: FieldId = FieldId(782);
    pub const HOST_GEO_REGION_ISO_CODE: FieldId = FieldId(783);
    pub const HOST_GEO_REGION_NAME: FieldId = FieldId(784);
    pub const HOST_GEO_TIMEZONE: FieldId = FieldId(785);
    pub const HOST_HOSTNAME: FieldId = FieldId(786);
    pub const HOST_ID: FieldId = FieldId(787);
    pub const HOST_IP: FieldId = FieldId(788);
    pub const HOST_MAC: FieldId = FieldId(789);
    pub const HOST_NAME: FieldId = FieldId(790);
    pub const HOST_NETWORK_EGRESS_BYTES: FieldId = FieldId(791);
    pub const HOST_NETWORK_EGRESS_PACKETS: FieldId = FieldId(792);
    pub const HOST_NETWORK_INGRESS_BYTES: FieldId = FieldId(793);
    pub const HOST_NETWORK_INGRESS_PACKETS: FieldId = FieldId(794);
    pub const HOST_OS_FAMILY: FieldId = FieldId(795);
    pub const HOST_OS_FULL: FieldId = FieldId(796);
    pub const HOST_OS_KERNEL: FieldId = FieldId(797);
    pub const HOST_OS_NAME: FieldId = FieldId(798);
    pub const HOST_OS_PLATFORM: FieldId = FieldId(799);
    pub const HOST_OS_TYPE: FieldId = FieldId(800);
    pub const HOST_OS_VERSION: FieldId = FieldId(801);
    pub const HOST_PID_NS_INO: FieldId = FieldId(802);
    pub const HOST_RISK_CALCULATED_LEVEL: FieldId = FieldId(803);
    pub const HOST_RISK_CALCULATED_SCORE: FieldId = FieldId(804);
    pub const HOST_RISK_CALCULATED_SCORE_NORM: FieldId = FieldId(805);
    pub const HOST_RISK_STATIC_LEVEL: FieldId = FieldId(806);
    pub const HOST_RISK_STATIC_SCORE: FieldId = FieldId(807);
    pub const HOST_RISK_STATIC_SCORE_NORM: FieldId = FieldId(808);
    pub const HOST_TARGET_ARCHITECTURE: FieldId = FieldId(809);
    pub const HOST_TARGET_BOOT_ID: FieldId = FieldId(810);
    pub const HOST_TARGET_CPU_USAGE: FieldId = FieldId(811);
    pub const HOST_TARGET_DISK_READ_BYTES: FieldId = FieldId(812);
    pub const HOST_TARGET_DISK_WRITE_BYTES: FieldId = FieldId(813);
    pub const HOST_TARGET_DOMAIN: FieldId = FieldId(814);
    pub const HOST_TARGET_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(815);
    pub const HOST_TARGET_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(816);
    pub const HOST_TARGET_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(817);
    pub const HOST_TARGET_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(818);
    pub const HOST_TARGET_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(819);
    pub const HOST_TARGET_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(820);
    pub const HOST_TARGET_ENTITY_BEHAVIOR: FieldId = FieldId(821);
    pub const HOST_TARGET_ENTITY_DISPLAY_NAME: FieldId = FieldId(822);
    pub const HOST_TARGET_ENTITY_ID: FieldId = FieldId(823);
    pub const HOST_TARGET_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(824);
    pub const HOST_TARGET_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(825);
    pub const HOST_TARGET_ENTITY_METRICS: FieldId = FieldId(826);
    pub const HOST_TARGET_ENTITY_NAME: FieldId = FieldId(827);
    pub const HOST_TARGET_ENTITY_RAW: FieldId = FieldId(828);
    pub const HOST_TARGET_ENTITY_REFERENCE: FieldId = FieldId(829);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(830);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(831);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(832);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(833);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(834);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(835);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(836);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(837);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(838);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(839);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(840);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(841);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(842);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(843);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(844);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(845);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(846);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(847);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(848);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(849);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(850);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(851);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(852);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(853);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(854);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(855);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(856);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(857);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(858);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(859);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(860);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(861);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(862);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(863);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(864);
    pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(865);
    pub const HOST_TARGET_ENTITY_SOURCE: FieldId = FieldId(866);
    pub const HOST_TARGET_ENTITY_SUB_TYPE: FieldId = FieldId(867);
    pub const HOST_TARGET_ENTITY_TYPE: FieldId = FieldId(868);
    pub const HOST_TARGET_GEO: FieldId = FieldId(869);
    pub const HOST_TARGET_GEO_CITY_NAME: FieldId = FieldId(870);
    pub const HOST_TARGET_GEO_CONTINENT_CODE: FieldId = FieldId(871);
    pub const HOST_TARGET_GEO_CONTINENT_NAME: FieldId = FieldId(872);
    pub const HOST_TARGET_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(873);
    pub const HOST_TARGET_GEO_COUNTRY_NAME: FieldId = FieldId(874);
    pub const HOST_TARGET_GEO_LOCATION: FieldId = FieldId(875);
    pub const HOST_TARGET_GEO_NAME: FieldId = FieldId(876);
    pub const HOST_TARGET_GEO_POSTAL_CODE: FieldId = FieldId(877);
    pub const HOST_TARGET_GEO_REGION_ISO_CODE: FieldId = FieldId(878);
    pub const HOST_TARGET_GEO_REGION_NAME: FieldId = FieldId(879);
    pub const HOST_TARGET_GEO_TIMEZONE: FieldId = FieldId(880);
    pub const HOST_TARGET_HOSTNAME: FieldId = FieldId(881);
    pub const HOST_TARGET_ID: FieldId = FieldId(882);
    pub const HOST_TARGET_IP: FieldId = FieldId(883);
    pub const HOST_TARGET_MAC: FieldId = FieldId(884);
    pub const HOST_TARGET_NAME: FieldId = FieldId(885);
    pub const HOST_TARGET_NETWORK_EGRESS_BYTES: FieldId = FieldId(886);
    pub const HOST_TARGET_NETWORK_EGRESS_PACKETS: FieldId = FieldId(887);
    pub const HOST_TARGET_NETWORK_INGRESS_BYTES: FieldId = FieldId(888);
    pub const HOST_TARGET_NETWORK_INGRESS_PACKETS: FieldId = FieldId(889);
    pub const HOST_TARGET_OS_FAMILY: FieldId = FieldId(890);
    pub const HOST_TARGET_OS_FULL: FieldId = FieldId(891);
    pub const HOST_TARGET_OS_KERNEL: FieldId = FieldId(892);
    pub const HOST_TARGET_OS_NAME: FieldId = FieldId(893);
    pub const HOST_TARGET_OS_PLATFORM: FieldId = FieldId(894);
    pub const HOST_TARGET_OS_TYPE: FieldId = FieldId(895);
    pub const HOST_TARGET_OS_VERSION: FieldId = FieldId(896);
    pub const HOST_TARGET_PID_NS_INO: FieldId = FieldId(897);
    pub const HOST_TARGET_RISK_CALCULATED_LEVEL: FieldId = FieldId(898);
    pub const HOST_TARGET_RISK_CALCULATED_SCORE: FieldId = FieldId(899);
    pub const HOST_TARGET_RISK_CALCULATED_SCORE_NORM: FieldId = FieldId(900);
    pub const HOST_TARGET_RISK_STATIC_LEVEL: FieldId = FieldId(901);
    pub const HOST_TARGET_RISK_STATIC_SCORE: FieldId = FieldId(902);
    pub const HOST_TARGET_RISK_STATIC_SCORE_NORM: FieldId = FieldId(903);
    pub const HOST_TARGET_TYPE: FieldId = FieldId(904);
    pub const HOST_TARGET_UPTIME: FieldId = FieldId(905);
    pub const HOST_TYPE: FieldId = FieldId(906);
    pub const HOST_UPTIME: FieldId = FieldId(907);
    pub const HTTP_REQUEST_BODY_BYTES: FieldId = FieldId(908);
    pub const HTTP_REQUEST_BODY_CONTENT: FieldId = FieldId(909);
    pub const HTTP_REQUEST_BYTES: FieldId = FieldId(910);
    pub const HTTP_REQUEST_ID: FieldId = FieldId(911);
    pub const HTTP_REQUEST_METHOD: FieldId = FieldId(912);
    pub const HTTP_REQUEST_MIME_TYPE: FieldId = FieldId(913);
    pub const HTTP_REQUEST_REFERRER: FieldId = FieldId(914);
    pub const HTTP_RESPONSE_BODY_BYTES: FieldId = FieldId(915);
    pub const HTTP_RESPONSE_BODY_CONTENT: FieldId = FieldId(916);
    pub const HTTP_RESPONSE_BYTES: FieldId = FieldId(917);
    pub const HTTP_RESPONSE_MIME_TYPE: FieldId = FieldId(918);
    pub const HTTP_RESPONSE_STATUS_CODE: FieldId = FieldId(919);
    pub const HTTP_VERSION: FieldId = FieldId(920);
    pub const LABELS: FieldId = FieldId(921);
    pub const LOG_FILE_PATH: FieldId = FieldId(922);
    pub const LOG_LEVEL: FieldId = FieldId(923);
    pub const LOG_LOGGER: FieldId = FieldId(924);
    pub const LOG_ORIGIN_FILE_LINE: FieldId = FieldId(925);
    pub const LOG_ORIGIN_FILE_NAME: FieldId = FieldId(926);
    pub const LOG_ORIGIN_FUNCTION: FieldId = FieldId(927);
    pub const LOG_SYSLOG: FieldId = FieldId(928);
    pub const LOG_SYSLOG_APPNAME: FieldId = FieldId(929);
    pub const LOG_SYSLOG_FACILITY_CODE: FieldId = FieldId(930);
    pub const LOG_SYSLOG_FACILITY_NAME: FieldId = FieldId(931);
    pub const LOG_SYSLOG_HOSTNAME: FieldId = FieldId(932);
    pub const LOG_SYSLOG_MSGID: FieldId = FieldId(933);
    pub const LOG_SYSLOG_PRIORITY: FieldId = FieldId(934);
    pub const LOG_SYSLOG_PROCID: FieldId = FieldId(935);
    pub const LOG_SYSLOG_SEVERITY_CODE: FieldId = FieldId(936);
    pub const LOG_SYSLOG_SEVERITY_NAME: FieldId = FieldId(937);
    pub const LOG_SYSLOG_STRUCTURED_DATA: FieldId = FieldId(938);
    pub const LOG_SYSLOG_VERSION: FieldId = FieldId(939);
    pub const MESSAGE: FieldId = FieldId(940);
    pub const NETWORK_APPLICATION: FieldId = FieldId(941);
    pub const NETWORK_BYTES: FieldId = FieldId(942);
    pub const NETWORK_COMMUNITY_ID: FieldId = FieldId(943);
    pub const NETWORK_DIRECTION: FieldId = FieldId(944);
    pub const NETWORK_FORWARDED_IP: FieldId = FieldId(945);
    pub const NETWORK_IANA_NUMBER: FieldId = FieldId(946);
    pub const NETWORK_INNER: FieldId = FieldId(947);
    pub const NETWORK_INNER_VLAN_ID: FieldId = FieldId(948);
    pub const NETWORK_INNER_VLAN_NAME: FieldId = FieldId(949);
    pub const NETWORK_NAME: FieldId = FieldId(950);
    pub const NETWORK_PACKETS: FieldId = FieldId(951);
    pub const NETWORK_PROTOCOL: FieldId = FieldId(952);
    pub const NETWORK_TRANSPORT: FieldId = FieldId(953);
    pub const NETWORK_TYPE: FieldId = FieldId(954);
    pub const NETWORK_VLAN_ID: FieldId = FieldId(955);
    pub const NETWORK_VLAN_NAME: FieldId = FieldId(956);
    pub const OBSERVER_EGRESS: FieldId = FieldId(957);
    pub const OBSERVER_EGRESS_INTERFACE_ALIAS: FieldId = FieldId(958);
    pub const OBSERVER_EGRESS_INTERFACE_ID: FieldId = FieldId(959);
    pub const OBSERVER_EGRESS_INTERFACE_NAME: FieldId = FieldId(960);
    pub const OBSERVER_EGRESS_VLAN_ID: FieldId = FieldId(961);
    pub const OBSERVER_EGRESS_VLAN_NAME: FieldId = FieldId(962);
    pub const OBSERVER_EGRESS_ZONE: FieldId = FieldId(963);
    pub const OBSERVER_GEO: FieldId = FieldId(964);
    pub const OBSERVER_GEO_CITY_NAME: FieldId = FieldId(965);
    pub const OBSERVER_GEO_CONTINENT_CODE: FieldId = FieldId(966);
    pub const OBSERVER_GEO_CONTINENT_NAME: FieldId = FieldId(967);
    pub const OBSERVER_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(968);
    pub const OBSERVER_GEO_COUNTRY_NAME: FieldId = FieldId(969);
    pub const OBSERVER_GEO_LOCATION: FieldId = FieldId(970);
    pub const OBSERVER_GEO_NAME: FieldId = FieldId(971);
    pub const OBSERVER_GEO_POSTAL_CODE: FieldId = FieldId(972);
    pub const OBSERVER_GEO_REGION_ISO_CODE: FieldId = FieldId(973);
    pub const OBSERVER_GEO_REGION_NAME: FieldId = FieldId(974);
    pub const OBSERVER_GEO_TIMEZONE: FieldId = FieldId(975);
    pub const OBSERVER_HOSTNAME: FieldId = FieldId(976);
    pub const OBSERVER_INGRESS: FieldId = FieldId(977);
    pub const OBSERVER_INGRESS_INTERFACE_ALIAS: FieldId = FieldId(978);
    pub const OBSERVER_INGRESS_INTERFACE_ID: FieldId = FieldId(979);
    pub const OBSERVER_INGRESS_INTERFACE_NAME: FieldId = FieldId(980);
    pub const OBSERVER_INGRESS_VLAN_ID: FieldId = FieldId(981);
    pub const OBSERVER_INGRESS_VLAN_NAME: FieldId = FieldId(982);
    pub const OBSERVER_INGRESS_ZONE: FieldId = FieldId(983);
    pub const OBSERVER_IP: FieldId = FieldId(984);
    pub const OBSERVER_MAC: FieldId = FieldId(985);
    pub const OBSERVER_NAME: FieldId = FieldId(986);
    pub const OBSERVER_OS_FAMILY: FieldId = FieldId(987);
    pub const OBSERVER_OS_FULL: FieldId = FieldId(988);
    pub const OBSERVER_OS_KERNEL: FieldId = FieldId(989);
    pub const OBSERVER_OS_NAME: FieldId = FieldId(990);
    pub const OBSERVER_OS_PLATFORM: FieldId = FieldId(991);
    pub const OBSERVER_OS_TYPE: FieldId = FieldId(992);
    pub const OBSERVER_OS_VERSION: FieldId = FieldId(993);
    pub const OBSERVER_PRODUCT: FieldId = FieldId(994);
    pub const OBSERVER_SERIAL_NUMBER: FieldId = FieldId(995);
    pub const OBSERVER_TYPE: FieldId = FieldId(996);
    pub const OBSERVER_VENDOR: FieldId = FieldId(997);
    pub const OBSERVER_VERSION: FieldId = FieldId(998);
    pub const ORCHESTRATOR_API_VERSION: FieldId = FieldId(999);
    pub const ORCHESTRATOR_CLUSTER_ID: FieldId = FieldId(1000);
    pub const ORCHESTRATOR_CLUSTER_NAME: FieldId = FieldId(1001);
    pub const ORCHESTRATOR_CLUSTER_URL: FieldId = FieldId(1002);
    pub const ORCHESTRATOR_CLUSTER_VERSION: FieldId = FieldId(1003);
    pub const ORCHESTRATOR_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(1004);
    pub const ORCHESTRATOR_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(1005);
    pub const ORCHESTRATOR_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(1006);
    pub const ORCHESTRATOR_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(1007);
    pub const ORCHESTRATOR_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(1008);
    pub const ORCHESTRATOR_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(1009);
    pub const ORCHESTRATOR_ENTITY_BEHAVIOR: FieldId = FieldId(1010);
    pub const ORCHESTRATOR_ENTITY_DISPLAY_NAME: FieldId = FieldId(1011);
    pub const ORCHESTRATOR_ENTITY_ID: FieldId = FieldId(1012);
    pub const ORCHESTRATOR_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(1013);
    pub const ORCHESTRATOR_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(1014);
    pub const ORCHESTRATOR_ENTITY_METRICS: FieldId = FieldId(1015);
    pub const ORCHESTRATOR_ENTITY_NAME: FieldId = FieldId(1016);
    pub const ORCHESTRATOR_ENTITY_RAW: FieldId = FieldId(1017);
    pub const ORCHESTRATOR_ENTITY_REFERENCE: FieldId = FieldId(1018);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(1019);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(1020);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(1021);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(1022);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(1023);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(1024);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(1025);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(1026);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(1027);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(1028);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(1029);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(1030);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(1031);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(1032);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(1033);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(1034);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(1035);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(1036);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(1037);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(1038);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(1039);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(1040);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(1041);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(1042);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(1043);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(1044);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(1045);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(1046);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(1047);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(1048);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(1049);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(1050);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(1051);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(1052);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(1053);
    pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(1054);
    pub const ORCHESTRATOR_ENTITY_SOURCE: FieldId = FieldId(1055);
    pub const ORCHESTRATOR_ENTITY_SUB_TYPE: FieldId = FieldId(1056);
    pub const ORCHESTRATOR_ENTITY_TYPE: FieldId = FieldId(1057);
    pub const ORCHESTRATOR_NAMESPACE: FieldId = FieldId(1058);
    pub const ORCHESTRATOR_ORGANIZATION: FieldId = FieldId(1059);
    pub const ORCHESTRATOR_RESOURCE_ANNOTATION: FieldId = FieldId(1060);
    pub const ORCHESTRATOR_RESOURCE_ID: FieldId = FieldId(1061);
    pub const ORCHESTRATOR_RESOURCE_IP: FieldId = FieldId(1062);
    pub const ORCHESTRATOR_RESOURCE_LABEL: FieldId = FieldId(1063);
    pub const ORCHESTRATOR_RESOURCE_NAME: FieldId = FieldId(1064);
    pub const ORCHESTRATOR_RESOURCE_PARENT_TYPE: FieldId = FieldId(1065);
    pub const ORCHESTRATOR_RESOURCE_TYPE: FieldId = FieldId(1066);
    pub const ORCHESTRATOR_TYPE: FieldId = FieldId(1067);
    pub const ORGANIZATION_ID: FieldId = FieldId(1068);
    pub const ORGANIZATION_NAME: FieldId = FieldId(1069);
    pub const PACKAGE_ARCHITECTURE: FieldId = FieldId(1070);
    pub const PACKAGE_BUILD_VERSION: FieldId = FieldId(1071);
    pub const PACKAGE_CHECKSUM: FieldId = FieldId(1072);
    pub const PACKAGE_DESCRIPTION: FieldId = FieldId(1073);
    pub const PACKAGE_INSTALL_SCOPE: FieldId = FieldId(1074);
    pub const PACKAGE_INSTALLED: FieldId = FieldId(1075);
    pub const PACKAGE_LICENSE: FieldId = FieldId(1076);
    pub const PACKAGE_NAME: FieldId = FieldId(1077);
    pub const PACKAGE_PATH: FieldId = FieldId(1078);
    pub const PACKAGE_REFERENCE: FieldId = FieldId(1079);
    pub const PACKAGE_SIZE: FieldId = FieldId(1080);
    pub const PACKAGE_TYPE: FieldId = FieldId(1081);
    pub const PACKAGE_VERSION: FieldId = FieldId(1082);
    pub const PROCESS_ARGS: FieldId = FieldId(1083);
    pub const PROCESS_ARGS_COUNT: FieldId = FieldId(1084);
    pub const PROCESS_CODE_SIGNATURE_DIGEST_ALGORITHM: FieldId = FieldId(1085);
    pub const PROCESS_CODE_SIGNATURE_EXISTS: FieldId = FieldId(1086);
    pub const PROCESS_CODE_SIGNATURE_FLAGS: FieldId = FieldId(1087);
    pub const PROCESS_CODE_SIGNATURE_SIGNING_ID: FieldId = FieldId(1088);
    pub const PROCESS_CODE_SIGNATURE_STATUS: FieldId = FieldId(1089);
    pub const PROCESS_CODE_SIGNATURE_SUBJECT_NAME: FieldId = FieldId(1090);
    pub const PROCESS_CODE_SIGNATURE_TEAM_ID: FieldId = FieldId(1091);
    pub const PROCESS_CODE_SIGNATURE_THUMBPRINT_SHA256: FieldId = FieldId(1092);
    pub const PROCESS_CODE_SIGNATURE_TIMESTAMP: FieldId = FieldId(1093);
    pub const PROCESS_CODE_SIGNATURE_TRUSTED: FieldId = FieldId(1094);
    pub const PROCESS_CODE_SIGNATURE_VALID: FieldId = FieldId(1095);
    pub const PROCESS_COMMAND_LINE: FieldId = FieldId(1096);
    pub const PROCESS_ELF_ARCHITECTURE: FieldId = FieldId(1097);
    pub const PROCESS_ELF_BYTE_ORDER: FieldId = FieldId(1098);
    pub const PROCESS_ELF_CPU_TYPE: FieldId = FieldId(1099);
    pub const PROCESS_ELF_CREATION_DATE: FieldId = FieldId(1100);
    pub const PROCESS_ELF_EXPORTS: FieldId = FieldId(1101);
    pub const PROCESS_ELF_GO_IMPORT_HASH: FieldId = FieldId(1102);
    pub const PROCESS_ELF_GO_IMPORTS: FieldId = FieldId(1103);
    pub const PROCESS_ELF_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1104);
    pub const PROCESS_ELF_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1105);
    pub const PROCESS_ELF_GO_STRIPPED: FieldId = FieldId(1106);
    pub const PROCESS_ELF_HEADER_ABI_VERSION: FieldId = FieldId(1107);
    pub const PROCESS_ELF_HEADER_CLASS: FieldId = FieldId(1108);
    pub const PROCESS_ELF_HEADER_DATA: FieldId = FieldId(1109);
    pub const PROCESS_ELF_HEADER_ENTRYPOINT: FieldId = FieldId(1110);
    pub const PROCESS_ELF_HEADER_OBJECT_VERSION: FieldId = FieldId(1111);
    pub const PROCESS_ELF_HEADER_OS_ABI: FieldId = FieldId(1112);
    pub const PROCESS_ELF_HEADER_TYPE: FieldId = FieldId(1113);
    pub const PROCESS_ELF_HEADER_VERSION: FieldId = FieldId(1114);
    pub const PROCESS_ELF_IMPORT_HASH: FieldId = FieldId(1115);
    pub const PROCESS_ELF_IMPORTS: FieldId = FieldId(1116);
    pub const PROCESS_ELF_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1117);
    pub const PROCESS_ELF_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1118);
    pub const PROCESS_ELF_SECTIONS: FieldId = FieldId(1119);
    pub const PROCESS_ELF_SECTIONS_CHI2: FieldId = FieldId(1120);
    pub const PROCESS_ELF_SECTIONS_ENTROPY: FieldId = FieldId(1121);
    pub const PROCESS_ELF_SECTIONS_FLAGS: FieldId = FieldId(1122);
    pub const PROCESS_ELF_SECTIONS_NAME: FieldId = FieldId(1123);
    pub const PROCESS_ELF_SECTIONS_PHYSICAL_OFFSET: FieldId = FieldId(1124);
    pub const PROCESS_ELF_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(1125);
    pub const PROCESS_ELF_SECTIONS_TYPE: FieldId = FieldId(1126);
    pub const PROCESS_ELF_SECTIONS_VAR_ENTROPY: FieldId = FieldId(1127);
    pub const PROCESS_ELF_SECTIONS_VIRTUAL_ADDRESS: FieldId = FieldId(1128);
    pub const PROCESS_ELF_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(1129);
    pub const PROCESS_ELF_SEGMENTS: FieldId = FieldId(1130);
    pub const PROCESS_ELF_SEGMENTS_SECTIONS: FieldId = FieldId(1131);
    pub const PROCESS_ELF_SEGMENTS_TYPE: FieldId = FieldId(1132);
    pub const PROCESS_ELF_SHARED_LIBRARIES: FieldId = FieldId(1133);
    pub const PROCESS_ELF_TELFHASH: FieldId = FieldId(1134);
    pub const PROCESS_END: FieldId = FieldId(1135);
    pub const PROCESS_ENTITY_ID: FieldId = FieldId(1136);
    pub const PROCESS_ENTRY_LEADER_ARGS: FieldId = FieldId(1137);
    pub const PROCESS_ENTRY_LEADER_ARGS_COUNT: FieldId = FieldId(1138);
    pub const PROCESS_ENTRY_LEADER_ATTESTED_GROUPS_NAME: FieldId = FieldId(1139);
    pub const PROCESS_ENTRY_LEADER_ATTESTED_USER_ID: FieldId = FieldId(1140);
    pub const PROCESS_ENTRY_LEADER_ATTESTED_USER_NAME: FieldId = FieldId(1141);
    pub const PROCESS_ENTRY_LEADER_COMMAND_LINE: FieldId = FieldId(1142);
    pub const PROCESS_ENTRY_LEADER_ENTITY_ID: FieldId = FieldId(1143);
    pub const PROCESS_ENTRY_LEADER_ENTRY_META_SOURCE_IP: FieldId = FieldId(1144);
    pub const PROCESS_ENTRY_LEADER_ENTRY_META_TYPE: FieldId = FieldId(1145);
    pub const PROCESS_ENTRY_LEADER_EXECUTABLE: FieldId = FieldId(1146);
    pub const PROCESS_ENTRY_LEADER_GROUP_ID: FieldId = FieldId(1147);
    pub const PROCESS_ENTRY_LEADER_GROUP_NAME: FieldId = FieldId(1148);
    pub const PROCESS_ENTRY_LEADER_INTERACTIVE: FieldId = FieldId(1149);
    pub const PROCESS_ENTRY_LEADER_NAME: FieldId = FieldId(1150);
    pub const PROCESS_ENTRY_LEADER_PARENT_ENTITY_ID: FieldId = FieldId(1151);
    pub const PROCESS_ENTRY_LEADER_PARENT_PID: FieldId = FieldId(1152);
    pub const PROCESS_ENTRY_LEADER_PARENT_SESSION_LEADER_ENTITY_ID: FieldId = FieldId(1153);
    pub const PROCESS_ENTRY_LEADER_PARENT_SESSION_LEADER_PID: FieldId = FieldId(1154);
    pub const PROCESS_ENTRY_LEADER_PARENT_SESSION_LEADER_START: FieldId = FieldId(1155);
    pub const PROCESS_ENTRY_LEADER_PARENT_SESSION_LEADER_VPID: FieldId = FieldId(1156);
    pub const PROCESS_ENTRY_LEADER_PARENT_START: FieldId = FieldId(1157);
    pub const PROCESS_ENTRY_LEADER_PARENT_VPID: FieldId = FieldId(1158);
    pub const PROCESS_ENTRY_LEADER_PID: FieldId = FieldId(1159);
    pub const PROCESS_ENTRY_LEADER_REAL_GROUP_ID: FieldId = FieldId(1160);
    pub const PROCESS_ENTRY_LEADER_REAL_GROUP_NAME: FieldId = FieldId(1161);
    pub const PROCESS_ENTRY_LEADER_REAL_USER_ID: FieldId = FieldId(1162);
    pub const PROCESS_ENTRY_LEADER_REAL_USER_NAME: FieldId = FieldId(1163);
    pub const PROCESS_ENTRY_LEADER_SAME_AS_PROCESS: FieldId = FieldId(1164);
    pub const PROCESS_ENTRY_LEADER_SAVED_GROUP_ID: FieldId = FieldId(1165);
    pub const PROCESS_ENTRY_LEADER_SAVED_GROUP_NAME: FieldId = FieldId(1166);
    pub const PROCESS_ENTRY_LEADER_SAVED_USER_ID: FieldId = FieldId(1167);
    pub const PROCESS_ENTRY_LEADER_SAVED_USER_NAME: FieldId = FieldId(1168);
    pub const PROCESS_ENTRY_LEADER_START: FieldId = FieldId(1169);
    pub const PROCESS_ENTRY_LEADER_SUPPLEMENTAL_GROUPS_ID: FieldId = FieldId(1170);
    pub const PROCESS_ENTRY_LEADER_SUPPLEMENTAL_GROUPS_NAME: FieldId = FieldId(1171);
    pub const PROCESS_ENTRY_LEADER_TTY: FieldId = FieldId(1172);
    pub const PROCESS_ENTRY_LEADER_TTY_CHAR_DEVICE_MAJOR: FieldId = FieldId(1173);
    pub const PROCESS_ENTRY_LEADER_TTY_CHAR_DEVICE_MINOR: FieldId = FieldId(1174);
    pub const PROCESS_ENTRY_LEADER_USER_ID: FieldId = FieldId(1175);
    pub const PROCESS_ENTRY_LEADER_USER_NAME: FieldId = FieldId(1176);
    pub const PROCESS_ENTRY_LEADER_VPID: FieldId = FieldId(1177);
    pub const PROCESS_ENTRY_LEADER_WORKING_DIRECTORY: FieldId = FieldId(1178);
    pub const PROCESS_ENV_VARS: FieldId = FieldId(1179);
    pub const PROCESS_EXECUTABLE: FieldId = FieldId(1180);
    pub const PROCESS_EXIT_CODE: FieldId = FieldId(1181);
    pub const PROCESS_GROUP_ID: FieldId = FieldId(1182);
    pub const PROCESS_GROUP_NAME: FieldId = FieldId(1183);
    pub const PROCESS_GROUP_LEADER_ARGS: FieldId = FieldId(1184);
    pub const PROCESS_GROUP_LEADER_ARGS_COUNT: FieldId = FieldId(1185);
    pub const PROCESS_GROUP_LEADER_COMMAND_LINE: FieldId = FieldId(1186);
    pub const PROCESS_GROUP_LEADER_ENTITY_ID: FieldId = FieldId(1187);
    pub const PROCESS_GROUP_LEADER_EXECUTABLE: FieldId = FieldId(1188);
    pub const PROCESS_GROUP_LEADER_GROUP_ID: FieldId = FieldId(1189);
    pub const PROCESS_GROUP_LEADER_GROUP_NAME: FieldId = FieldId(1190);
    pub const PROCESS_GROUP_LEADER_INTERACTIVE: FieldId = FieldId(1191);
    pub const PROCESS_GROUP_LEADER_NAME: FieldId = FieldId(1192);
    pub const PROCESS_GROUP_LEADER_PID: FieldId = FieldId(1193);
    pub const PROCESS_GROUP_LEADER_REAL_GROUP_ID: FieldId = FieldId(1194);
    pub const PROCESS_GROUP_LEADER_REAL_GROUP_NAME: FieldId = FieldId(1195);
    pub const PROCESS_GROUP_LEADER_REAL_USER_ID: FieldId = FieldId(1196);
    pub const PROCESS_GROUP_LEADER_REAL_USER_NAME: FieldId = FieldId(1197);
    pub const PROCESS_GROUP_LEADER_SAME_AS_PROCESS: FieldId = FieldId(1198);
    pub const PROCESS_GROUP_LEADER_SAVED_GROUP_ID: FieldId = FieldId(1199);
    pub const PROCESS_GROUP_LEADER_SAVED_GROUP_NAME: FieldId = FieldId(1200);
    pub const PROCESS_GROUP_LEADER_SAVED_USER_ID: FieldId = FieldId(1201);
    pub const PROCESS_GROUP_LEADER_SAVED_USER_NAME: FieldId = FieldId(1202);
    pub const PROCESS_GROUP_LEADER_START: FieldId = FieldId(1203);
    pub const PROCESS_GROUP_LEADER_SUPPLEMENTAL_GROUPS_ID: FieldId = FieldId(1204);
    pub const PROCESS_GROUP_LEADER_SUPPLEMENTAL_GROUPS_NAME: FieldId = FieldId(1205);
    pub const PROCESS_GROUP_LEADER_TTY: FieldId = FieldId(1206);
    pub const PROCESS_GROUP_LEADER_TTY_CHAR_DEVICE_MAJOR: FieldId = FieldId(1207);
    pub const PROCESS_GROUP_LEADER_TTY_CHAR_DEVICE_MINOR: FieldId = FieldId(1208);
    pub const PROCESS_GROUP_LEADER_USER_ID: FieldId = FieldId(1209);
    pub const PROCESS_GROUP_LEADER_USER_NAME: FieldId = FieldId(1210);
    pub const PROCESS_GROUP_LEADER_VPID: FieldId = FieldId(1211);
    pub const PROCESS_GROUP_LEADER_WORKING_DIRECTORY: FieldId = FieldId(1212);
    pub const PROCESS_HASH_CDHASH: FieldId = FieldId(1213);
    pub const PROCESS_HASH_MD5: FieldId = FieldId(1214);
    pub const PROCESS_HASH_SHA1: FieldId = FieldId(1215);
    pub const PROCESS_HASH_SHA256: FieldId = FieldId(1216);
    pub const PROCESS_HASH_SHA384: FieldId = FieldId(1217);
    pub const PROCESS_HASH_SHA512: FieldId = FieldId(1218);
    pub const PROCESS_HASH_SSDEEP: FieldId = FieldId(1219);
    pub const PROCESS_HASH_TLSH: FieldId = FieldId(1220);
    pub const PROCESS_INTERACTIVE: FieldId = FieldId(1221);
    pub const PROCESS_IO: FieldId = FieldId(1222);
    pub const PROCESS_IO_BYTES_SKIPPED: FieldId = FieldId(1223);
    pub const PROCESS_IO_BYTES_SKIPPED_LENGTH: FieldId = FieldId(1224);
    pub const PROCESS_IO_BYTES_SKIPPED_OFFSET: FieldId = FieldId(1225);
    pub const PROCESS_IO_MAX_BYTES_PER_PROCESS_EXCEEDED: FieldId = FieldId(1226);
    pub const PROCESS_IO_TEXT: FieldId = FieldId(1227);
    pub const PROCESS_IO_TOTAL_BYTES_CAPTURED: FieldId = FieldId(1228);
    pub const PROCESS_IO_TOTAL_BYTES_SKIPPED: FieldId = FieldId(1229);
    pub const PROCESS_IO_TYPE: FieldId = FieldId(1230);
    pub const PROCESS_MACHO_GO_IMPORT_HASH: FieldId = FieldId(1231);
    pub const PROCESS_MACHO_GO_IMPORTS: FieldId = FieldId(1232);
    pub const PROCESS_MACHO_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1233);
    pub const PROCESS_MACHO_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1234);
    pub const PROCESS_MACHO_GO_STRIPPED: FieldId = FieldId(1235);
    pub const PROCESS_MACHO_IMPORT_HASH: FieldId = FieldId(1236);
    pub const PROCESS_MACHO_IMPORTS: FieldId = FieldId(1237);
    pub const PROCESS_MACHO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1238);
    pub const PROCESS_MACHO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1239);
    pub const PROCESS_MACHO_SECTIONS: FieldId = FieldId(1240);
    pub const PROCESS_MACHO_SECTIONS_ENTROPY: FieldId = FieldId(1241);
    pub const PROCESS_MACHO_SECTIONS_NAME: FieldId = FieldId(1242);
    pub const PROCESS_MACHO_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(1243);
    pub const PROCESS_MACHO_SECTIONS_VAR_ENTROPY: FieldId = FieldId(1244);
    pub const PROCESS_MACHO_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(1245);
    pub const PROCESS_MACHO_SYMHASH: FieldId = FieldId(1246);
    pub const PROCESS_NAME: FieldId = FieldId(1247);
    pub const PROCESS_PARENT_ARGS: FieldId = FieldId(1248);
    pub const PROCESS_PARENT_ARGS_COUNT: FieldId = FieldId(1249);
    pub const PROCESS_PARENT_CODE_SIGNATURE_DIGEST_ALGORITHM: FieldId = FieldId(1250);
    pub const PROCESS_PARENT_CODE_SIGNATURE_EXISTS: FieldId = FieldId(1251);
    pub const PROCESS_PARENT_CODE_SIGNATURE_FLAGS: FieldId = FieldId(1252);
    pub const PROCESS_PARENT_CODE_SIGNATURE_SIGNING_ID: FieldId = FieldId(1253);
    pub const PROCESS_PARENT_CODE_SIGNATURE_STATUS: FieldId = FieldId(1254);
    pub const PROCESS_PARENT_CODE_SIGNATURE_SUBJECT_NAME: FieldId = FieldId(1255);
    pub const PROCESS_PARENT_CODE_SIGNATURE_TEAM_ID: FieldId = FieldId(1256);
    pub const PROCESS_PARENT_CODE_SIGNATURE_THUMBPRINT_SHA256: FieldId = FieldId(1257);
    pub const PROCESS_PARENT_CODE_SIGNATURE_TIMESTAMP: FieldId = FieldId(1258);
    pub const PROCESS_PARENT_CODE_SIGNATURE_TRUSTED: FieldId = FieldId(1259);
    pub const PROCESS_PARENT_CODE_SIGNATURE_VALID: FieldId = FieldId(1260);
    pub const PROCESS_PARENT_COMMAND_LINE: FieldId = FieldId(1261);
    pub const PROCESS_PARENT_ELF_ARCHITECTURE: FieldId = FieldId(1262);
    pub const PROCESS_PARENT_ELF_BYTE_ORDER: FieldId = FieldId(1263);
    pub const PROCESS_PARENT_ELF_CPU_TYPE: FieldId = FieldId(1264);
    pub const PROCESS_PARENT_ELF_CREATION_DATE: FieldId = FieldId(1265);
    pub const PROCESS_PARENT_ELF_EXPORTS: FieldId = FieldId(1266);
    pub const PROCESS_PARENT_ELF_GO_IMPORT_HASH: FieldId = FieldId(1267);
    pub const PROCESS_PARENT_ELF_GO_IMPORTS: FieldId = FieldId(1268);
    pub const PROCESS_PARENT_ELF_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1269);
    pub const PROCESS_PARENT_ELF_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1270);
    pub const PROCESS_PARENT_ELF_GO_STRIPPED: FieldId = FieldId(1271);
    pub const PROCESS_PARENT_ELF_HEADER_ABI_VERSION: FieldId = FieldId(1272);
    pub const PROCESS_PARENT_ELF_HEADER_CLASS: FieldId = FieldId(1273);
    pub const PROCESS_PARENT_ELF_HEADER_DATA: FieldId = FieldId(1274);
    pub const PROCESS_PARENT_ELF_HEADER_ENTRYPOINT: FieldId = FieldId(1275);
    pub const PROCESS_PARENT_ELF_HEADER_OBJECT_VERSION: FieldId = FieldId(1276);
    pub const PROCESS_PARENT_ELF_HEADER_OS_ABI: FieldId = FieldId(1277);
    pub const PROCESS_PARENT_ELF_HEADER_TYPE: FieldId = FieldId(1278);
    pub const PROCESS_PARENT_ELF_HEADER_VERSION: FieldId = FieldId(1279);
    pub const PROCESS_PARENT_ELF_IMPORT_HASH: FieldId = FieldId(1280);
    pub const PROCESS_PARENT_ELF_IMPORTS: FieldId = FieldId(1281);
    pub const PROCESS_PARENT_ELF_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1282);
    pub const PROCESS_PARENT_ELF_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1283);
    pub const PROCESS_PARENT_ELF_SECTIONS: FieldId = FieldId(1284);
    pub const PROCESS_PARENT_ELF_SECTIONS_CHI2: FieldId = FieldId(1285);
    pub const PROCESS_PARENT_ELF_SECTIONS_ENTROPY: FieldId = FieldId(1286);
    pub const PROCESS_PARENT_ELF_SECTIONS_FLAGS: FieldId = FieldId(1287);
    pub const PROCESS_PARENT_ELF_SECTIONS_NAME: FieldId = FieldId(1288);
    pub const PROCESS_PARENT_ELF_SECTIONS_PHYSICAL_OFFSET: FieldId = FieldId(1289);
    pub const PROCESS_PARENT_ELF_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(1290);
    pub const PROCESS_PARENT_ELF_SECTIONS_TYPE: FieldId = FieldId(1291);
    pub const PROCESS_PARENT_ELF_SECTIONS_VAR_ENTROPY: FieldId = FieldId(1292);
    pub const PROCESS_PARENT_ELF_SECTIONS_VIRTUAL_ADDRESS: FieldId = FieldId(1293);
    pub const PROCESS_PARENT_ELF_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(1294);
    pub const PROCESS_PARENT_ELF_SEGMENTS: FieldId = FieldId(1295);
    pub const PROCESS_PARENT_ELF_SEGMENTS_SECTIONS: FieldId = FieldId(1296);
    pub const PROCESS_PARENT_ELF_SEGMENTS_TYPE: FieldId = FieldId(1297);
    pub const PROCESS_PARENT_ELF_SHARED_LIBRARIES: FieldId = FieldId(1298);
    pub const PROCESS_PARENT_ELF_TELFHASH: FieldId = FieldId(1299);
    pub const PROCESS_PARENT_END: FieldId = FieldId(1300);
    pub const PROCESS_PARENT_ENTITY_ID: FieldId = FieldId(1301);
    pub const PROCESS_PARENT_EXECUTABLE: FieldId = FieldId(1302);
    pub const PROCESS_PARENT_EXIT_CODE: FieldId = FieldId(1303);
    pub const PROCESS_PARENT_GROUP_ID: FieldId = FieldId(1304);
    pub const PROCESS_PARENT_GROUP_NAME: FieldId = FieldId(1305);
    pub const PROCESS_PARENT_GROUP_LEADER_ENTITY_ID: FieldId = FieldId(1306);
    pub const PROCESS_PARENT_GROUP_LEADER_PID: FieldId = FieldId(1307);
    pub const PROCESS_PARENT_GROUP_LEADER_START: FieldId = FieldId(1308);
    pub const PROCESS_PARENT_GROUP_LEADER_VPID: FieldId = FieldId(1309);
    pub const PROCESS_PARENT_HASH_CDHASH: FieldId = FieldId(1310);
    pub const PROCESS_PARENT_HASH_MD5: FieldId = FieldId(1311);
    pub const PROCESS_PARENT_HASH_SHA1: FieldId = FieldId(1312);
    pub const PROCESS_PARENT_HASH_SHA256: FieldId = FieldId(1313);
    pub const PROCESS_PARENT_HASH_SHA384: FieldId = FieldId(1314);
    pub const PROCESS_PARENT_HASH_SHA512: FieldId = FieldId(1315);
    pub const PROCESS_PARENT_HASH_SSDEEP: FieldId = FieldId(1316);
    pub const PROCESS_PARENT_HASH_TLSH: FieldId = FieldId(1317);
    pub const PROCESS_PARENT_INTERACTIVE: FieldId = FieldId(1318);
    pub const PROCESS_PARENT_MACHO_GO_IMPORT_HASH: FieldId = FieldId(1319);
    pub const PROCESS_PARENT_MACHO_GO_IMPORTS: FieldId = FieldId(1320);
    pub const PROCESS_PARENT_MACHO_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1321);
    pub const PROCESS_PARENT_MACHO_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1322);
    pub const PROCESS_PARENT_MACHO_GO_STRIPPED: FieldId = FieldId(1323);
    pub const PROCESS_PARENT_MACHO_IMPORT_HASH: FieldId = FieldId(1324);
    pub const PROCESS_PARENT_MACHO_IMPORTS: FieldId = FieldId(1325);
    pub const PROCESS_PARENT_MACHO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1326);
    pub const PROCESS_PARENT_MACHO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1327);
    pub const PROCESS_PARENT_MACHO_SECTIONS: FieldId = FieldId(1328);
    pub const PROCESS_PARENT_MACHO_SECTIONS_ENTROPY: FieldId = FieldId(1329);
    pub const PROCESS_PARENT_MACHO_SECTIONS_NAME: FieldId = FieldId(1330);
    pub const PROCESS_PARENT_MACHO_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(1331);
    pub const PROCESS_PARENT_MACHO_SECTIONS_VAR_ENTROPY: FieldId = FieldId(1332);
    pub const PROCESS_PARENT_MACHO_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(1333);
    pub const PROCESS_PARENT_MACHO_SYMHASH: FieldId = FieldId(1334);
    pub const PROCESS_PARENT_NAME: FieldId = FieldId(1335);
    pub const PROCESS_PARENT_PE_ARCHITECTURE: FieldId = FieldId(1336);
    pub const PROCESS_PARENT_PE_COMPANY: FieldId = FieldId(1337);
    pub const PROCESS_PARENT_PE_DESCRIPTION: FieldId = FieldId(1338);
    pub const PROCESS_PARENT_PE_FILE_VERSION: FieldId = FieldId(1339);
    pub const PROCESS_PARENT_PE_GO_IMPORT_HASH: FieldId = FieldId(1340);
    pub const PROCESS_PARENT_PE_GO_IMPORTS: FieldId = FieldId(1341);
    pub const PROCESS_PARENT_PE_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1342);
    pub const PROCESS_PARENT_PE_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1343);
    pub const PROCESS_PARENT_PE_GO_STRIPPED: FieldId = FieldId(1344);
    pub const PROCESS_PARENT_PE_IMPHASH: FieldId = FieldId(1345);
    pub const PROCESS_PARENT_PE_IMPORT_HASH: FieldId = FieldId(1346);
    pub const PROCESS_PARENT_PE_IMPORTS: FieldId = FieldId(1347);
    pub const PROCESS_PARENT_PE_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1348);
    pub const PROCESS_PARENT_PE_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1349);
    pub const PROCESS_PARENT_PE_ORIGINAL_FILE_NAME: FieldId = FieldId(1350);
    pub const PROCESS_PARENT_PE_PEHASH: FieldId = FieldId(1351);
    pub const PROCESS_PARENT_PE_PRODUCT: FieldId = FieldId(1352);
    pub const PROCESS_PARENT_PE_SECTIONS: FieldId = FieldId(1353);
    pub const PROCESS_PARENT_PE_SECTIONS_ENTROPY: FieldId = FieldId(1354);
    pub const PROCESS_PARENT_PE_SECTIONS_NAME: FieldId = FieldId(1355);
    pub const PROCESS_PARENT_PE_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(1356);
    pub const PROCESS_PARENT_PE_SECTIONS_VAR_ENTROPY: FieldId = FieldId(1357);
    pub const PROCESS_PARENT_PE_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(1358);
    pub const PROCESS_PARENT_PID: FieldId = FieldId(1359);
    pub const PROCESS_PARENT_REAL_GROUP_ID: FieldId = FieldId(1360);
    pub const PROCESS_PARENT_REAL_GROUP_NAME: FieldId = FieldId(1361);
    pub const PROCESS_PARENT_REAL_USER_ID: FieldId = FieldId(1362);
    pub const PROCESS_PARENT_REAL_USER_NAME: FieldId = FieldId(1363);
    pub const PROCESS_PARENT_SAVED_GROUP_ID: FieldId = FieldId(1364);
    pub const PROCESS_PARENT_SAVED_GROUP_NAME: FieldId = FieldId(1365);
    pub const PROCESS_PARENT_SAVED_USER_ID: FieldId = FieldId(1366);
    pub const PROCESS_PARENT_SAVED_USER_NAME: FieldId = FieldId(1367);
    pub const PROCESS_PARENT_START: FieldId = FieldId(1368);
    pub const PROCESS_PARENT_SUPPLEMENTAL_GROUPS_ID: FieldId = FieldId(1369);
    pub const PROCESS_PARENT_SUPPLEMENTAL_GROUPS_NAME: FieldId = FieldId(1370);
    pub const PROCESS_PARENT_THREAD_CAPABILITIES_EFFECTIVE: FieldId = FieldId(1371);
    pub const PROCESS_PARENT_THREAD_CAPABILITIES_PERMITTED: FieldId = FieldId(1372);
    pub const PROCESS_PARENT_THREAD_ID: FieldId = FieldId(1373);
    pub const PROCESS_PARENT_THREAD_NAME: FieldId = FieldId(1374);
    pub const PROCESS_PARENT_TITLE: FieldId = FieldId(1375);
    pub const PROCESS_PARENT_TTY: FieldId = FieldId(1376);
    pub const PROCESS_PARENT_TTY_CHAR_DEVICE_MAJOR: FieldId = FieldId(1377);
    pub const PROCESS_PARENT_TTY_CHAR_DEVICE_MINOR: FieldId = FieldId(1378);
    pub const PROCESS_PARENT_UPTIME: FieldId = FieldId(1379);
    pub const PROCESS_PARENT_USER_ID: FieldId = FieldId(1380);
    pub const PROCESS_PARENT_USER_NAME: FieldId = FieldId(1381);
    pub const PROCESS_PARENT_VPID: FieldId = FieldId(1382);
    pub const PROCESS_PARENT_WORKING_DIRECTORY: FieldId = FieldId(1383);
    pub const PROCESS_PE_ARCHITECTURE: FieldId = FieldId(1384);
    pub const PROCESS_PE_COMPANY: FieldId = FieldId(1385);
    pub const PROCESS_PE_DESCRIPTION: FieldId = FieldId(1386);
    pub const PROCESS_PE_FILE_VERSION: FieldId = FieldId(1387);
    pub const PROCESS_PE_GO_IMPORT_HASH: FieldId = FieldId(1388);
    pub const PROCESS_PE_GO_IMPORTS: FieldId = FieldId(1389);
    pub const PROCESS_PE_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1390);
    pub const PROCESS_PE_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1391);
    pub const PROCESS_PE_GO_STRIPPED: FieldId = FieldId(1392);
    pub const PROCESS_PE_IMPHASH: FieldId = FieldId(1393);
    pub const PROCESS_PE_IMPORT_HASH: FieldId = FieldId(1394);
    pub const PROCESS_PE_IMPORTS: FieldId = FieldId(1395);
    pub const PROCESS_PE_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1396);
    pub const PROCESS_PE_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1397);
    pub const PROCESS_PE_ORIGINAL_FILE_NAME: FieldId = FieldId(1398);
    pub const PROCESS_PE_PEHASH: FieldId = FieldId(1399);
    pub const PROCESS_PE_PRODUCT: FieldId = FieldId(1400);
    pub const PROCESS_PE_SECTIONS: FieldId = FieldId(1401);
    pub const PROCESS_PE_SECTIONS_ENTROPY: FieldId = FieldId(1402);
    pub const PROCESS_PE_SECTIONS_NAME: FieldId = FieldId(1403);
    pub const PROCESS_PE_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(1404);
    pub const PROCESS_PE_SECTIONS_VAR_ENTROPY: FieldId = FieldId(1405);
    pub const PROCESS_PE_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(1406);
    pub const PROCESS_PID: FieldId = FieldId(1407);
    pub const PROCESS_PREVIOUS_ARGS: FieldId = FieldId(1408);
    pub const PROCESS_PREVIOUS_ARGS_COUNT: FieldId = FieldId(1409);
    pub const PROCESS_PREVIOUS_EXECUTABLE: FieldId = FieldId(1410);
    pub const PROCESS_REAL_GROUP_ID: FieldId = FieldId(1411);
    pub const PROCESS_REAL_GROUP_NAME: FieldId = FieldId(1412);
    pub const PROCESS_REAL_USER_ID: FieldId = FieldId(1413);
    pub const PROCESS_REAL_USER_NAME: FieldId = FieldId(1414);
    pub const PROCESS_SAVED_GROUP_ID: FieldId = FieldId(1415);
    pub const PROCESS_SAVED_GROUP_NAME: FieldId = FieldId(1416);
    pub const PROCESS_SAVED_USER_ID: FieldId = FieldId(1417);
    pub const PROCESS_SAVED_USER_NAME: FieldId = FieldId(1418);
    pub const PROCESS_SESSION_LEADER_ARGS: FieldId = FieldId(1419);
    pub const PROCESS_SESSION_LEADER_ARGS_COUNT: FieldId = FieldId(1420);
    pub const PROCESS_SESSION_LEADER_COMMAND_LINE: FieldId = FieldId(1421);
    pub const PROCESS_SESSION_LEADER_ENTITY_ID: FieldId = FieldId(1422);
    pub const PROCESS_SESSION_LEADER_EXECUTABLE: FieldId = FieldId(1423);
    pub const PROCESS_SESSION_LEADER_GROUP_ID: FieldId = FieldId(1424);
    pub const PROCESS_SESSION_LEADER_GROUP_NAME: FieldId = FieldId(1425);
    pub const PROCESS_SESSION_LEADER_INTERACTIVE: FieldId = FieldId(1426);
    pub const PROCESS_SESSION_LEADER_NAME: FieldId = FieldId(1427);
    pub const PROCESS_SESSION_LEADER_PARENT_ENTITY_ID: FieldId = FieldId(1428);
    pub const PROCESS_SESSION_LEADER_PARENT_PID: FieldId = FieldId(1429);
    pub const PROCESS_SESSION_LEADER_PARENT_SESSION_LEADER_ENTITY_ID: FieldId = FieldId(1430);
    pub const PROCESS_SESSION_LEADER_PARENT_SESSION_LEADER_PID: FieldId = FieldId(1431);
    pub const PROCESS_SESSION_LEADER_PARENT_SESSION_LEADER_START: FieldId = FieldId(1432);
    pub const PROCESS_SESSION_LEADER_PARENT_SESSION_LEADER_VPID: FieldId = FieldId(1433);
    pub const PROCESS_SESSION_LEADER_PARENT_START: FieldId = FieldId(1434);
    pub const PROCESS_SESSION_LEADER_PARENT_VPID: FieldId = FieldId(1435);
    pub const PROCESS_SESSION_LEADER_PID: FieldId = FieldId(1436);
    pub const PROCESS_SESSION_LEADER_REAL_GROUP_ID: FieldId = FieldId(1437);
    pub const PROCESS_SESSION_LEADER_REAL_GROUP_NAME: FieldId = FieldId(1438);
    pub const PROCESS_SESSION_LEADER_REAL_USER_ID: FieldId = FieldId(1439);
    pub const PROCESS_SESSION_LEADER_REAL_USER_NAME: FieldId = FieldId(1440);
    pub const PROCESS_SESSION_LEADER_SAME_AS_PROCESS: FieldId = FieldId(1441);
    pub const PROCESS_SESSION_LEADER_SAVED_GROUP_ID: FieldId = FieldId(1442);
    pub const PROCESS_SESSION_LEADER_SAVED_GROUP_NAME: FieldId = FieldId(1443);
    pub const PROCESS_SESSION_LEADER_SAVED_USER_ID: FieldId = FieldId(1444);
    pub const PROCESS_SESSION_LEADER_SAVED_USER_NAME: FieldId = FieldId(1445);
    pub const PROCESS_SESSION_LEADER_START: FieldId = FieldId(1446);
    pub const PROCESS_SESSION_LEADER_SUPPLEMENTAL_GROUPS_ID: FieldId = FieldId(1447);
    pub const PROCESS_SESSION_LEADER_SUPPLEMENTAL_GROUPS_NAME: FieldId = FieldId(1448);
    pub const PROCESS_SESSION_LEADER_TTY: FieldId = FieldId(1449);
    pub const PROCESS_SESSION_LEADER_TTY_CHAR_DEVICE_MAJOR: FieldId = FieldId(1450);
    pub const PROCESS_SESSION_LEADER_TTY_CHAR_DEVICE_MINOR: FieldId = FieldId(1451);
    pub const PROCESS_SESSION_LEADER_USER_ID: FieldId = FieldId(1452);
    pub const PROCESS_SESSION_LEADER_USER_NAME: FieldId = FieldId(1453);
    pub const PROCESS_SESSION_LEADER_VPID: FieldId = FieldId(1454);
    pub const PROCESS_SESSION_LEADER_WORKING_DIRECTORY: FieldId = FieldId(1455);
    pub const PROCESS_START: FieldId = FieldId(1456);
    pub const PROCESS_SUPPLEMENTAL_GROUPS_ID: FieldId = FieldId(1457);
    pub const PROCESS_SUPPLEMENTAL_GROUPS_NAME: FieldId = FieldId(1458);
    pub const PROCESS_THREAD_CAPABILITIES_EFFECTIVE: FieldId = FieldId(1459);
    pub const PROCESS_THREAD_CAPABILITIES_PERMITTED: FieldId = FieldId(1460);
    pub const PROCESS_THREAD_ID: FieldId = FieldId(1461);
    pub const PROCESS_THREAD_NAME: FieldId = FieldId(1462);
    pub const PROCESS_TITLE: FieldId = FieldId(1463);
    pub const PROCESS_TTY: FieldId = FieldId(1464);
    pub const PROCESS_TTY_CHAR_DEVICE_MAJOR: FieldId = FieldId(1465);
    pub const PROCESS_TTY_CHAR_DEVICE_MINOR: FieldId = FieldId(1466);
    pub const PROCESS_TTY_COLUMNS: FieldId = FieldId(1467);
    pub const PROCESS_TTY_ROWS: FieldId = FieldId(1468);
    pub const PROCESS_UPTIME: FieldId = FieldId(1469);
    pub const PROCESS_USER_ID: FieldId = FieldId(1470);
    pub const PROCESS_USER_NAME: FieldId = FieldId(1471);
    pub const PROCESS_VPID: FieldId = FieldId(1472);
    pub const PROCESS_WORKING_DIRECTORY: FieldId = FieldId(1473);
    pub const REGISTRY_DATA_BYTES: FieldId = FieldId(1474);
    pub const REGISTRY_DATA_STRINGS: FieldId = FieldId(1475);
    pub const REGISTRY_DATA_TYPE: FieldId = FieldId(1476);
    pub const REGISTRY_HIVE: FieldId = FieldId(1477);
    pub const REGISTRY_KEY: FieldId = FieldId(1478);
    pub const REGISTRY_PATH: FieldId = FieldId(1479);
    pub const REGISTRY_VALUE: FieldId = FieldId(1480);
    pub const RELATED_HASH: FieldId = FieldId(1481);
    pub const RELATED_HOSTS: FieldId = FieldId(1482);
    pub const RELATED_IP: FieldId = FieldId(1483);
    pub const RELATED_USER: FieldId = FieldId(1484);
    pub const RULE_AUTHOR: FieldId = FieldId(1485);
    pub const RULE_CATEGORY: FieldId = FieldId(1486);
    pub const RULE_DESCRIPTION: FieldId = FieldId(1487);
    pub const RULE_ID: FieldId = FieldId(1488);
    pub const RULE_LICENSE: FieldId = FieldId(1489);
    pub const RULE_NAME: FieldId = FieldId(1490);
    pub const RULE_REFERENCE: FieldId = FieldId(1491);
    pub const RULE_RULESET: FieldId = FieldId(1492);
    pub const RULE_UUID: FieldId = FieldId(1493);
    pub const RULE_VERSION: FieldId = FieldId(1494);
    pub const SERVER_ADDRESS: FieldId = FieldId(1495);
    pub const SERVER_AS: FieldId = FieldId(1496);
    pub const SERVER_AS_NUMBER: FieldId = FieldId(1497);
    pub const SERVER_AS_ORGANIZATION_NAME: FieldId = FieldId(1498);
    pub const SERVER_BYTES: FieldId = FieldId(1499);
    pub const SERVER_DOMAIN: FieldId = FieldId(1500);
    pub const SERVER_GEO: FieldId = FieldId(1501);
    pub const SERVER_GEO_CITY_NAME: FieldId = FieldId(1502);
    pub const SERVER_GEO_CONTINENT_CODE: FieldId = FieldId(1503);
    pub const SERVER_GEO_CONTINENT_NAME: FieldId = FieldId(1504);
    pub const SERVER_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(1505);
    pub const SERVER_GEO_COUNTRY_NAME: FieldId = FieldId(1506);
    pub const SERVER_GEO_LOCATION: FieldId = FieldId(1507);
    pub const SERVER_GEO_NAME: FieldId = FieldId(1508);
    pub const SERVER_GEO_POSTAL_CODE: FieldId = FieldId(1509);
    pub const SERVER_GEO_REGION_ISO_CODE: FieldId = FieldId(1510);
    pub const SERVER_GEO_REGION_NAME: FieldId = FieldId(1511);
    pub const SERVER_GEO_TIMEZONE: FieldId = FieldId(1512);
    pub const SERVER_IP: FieldId = FieldId(1513);
    pub const SERVER_MAC: FieldId = FieldId(1514);
    pub const SERVER_NAT_IP: FieldId = FieldId(1515);
    pub const SERVER_NAT_PORT: FieldId = FieldId(1516);
    pub const SERVER_PACKETS: FieldId = FieldId(1517);
    pub const SERVER_PORT: FieldId = FieldId(1518);
    pub const SERVER_REGISTERED_DOMAIN: FieldId = FieldId(1519);
    pub const SERVER_SUBDOMAIN: FieldId = FieldId(1520);
    pub const SERVER_TOP_LEVEL_DOMAIN: FieldId = FieldId(1521);
    pub const SERVER_USER_DOMAIN: FieldId = FieldId(1522);
    pub const SERVER_USER_EMAIL: FieldId = FieldId(1523);
    pub const SERVER_USER_FULL_NAME: FieldId = FieldId(1524);
    pub const SERVER_USER_GROUP_DOMAIN: FieldId = FieldId(1525);
    pub const SERVER_USER_GROUP_ID: FieldId = FieldId(1526);
    pub const SERVER_USER_GROUP_NAME: FieldId = FieldId(1527);
    pub const SERVER_USER_HASH: FieldId = FieldId(1528);
    pub const SERVER_USER_ID: FieldId = FieldId(1529);
    pub const SERVER_USER_NAME: FieldId = FieldId(1530);
    pub const SERVER_USER_ROLES: FieldId = FieldId(1531);
    pub const SERVICE_ADDRESS: FieldId = FieldId(1532);
    pub const SERVICE_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(1533);
    pub const SERVICE_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(1534);
    pub const SERVICE_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(1535);
    pub const SERVICE_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(1536);
    pub const SERVICE_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(1537);
    pub const SERVICE_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(1538);
    pub const SERVICE_ENTITY_BEHAVIOR: FieldId = FieldId(1539);
    pub const SERVICE_ENTITY_DISPLAY_NAME: FieldId = FieldId(1540);
    pub const SERVICE_ENTITY_ID: FieldId = FieldId(1541);
    pub const SERVICE_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(1542);
    pub const SERVICE_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(1543);
    pub const SERVICE_ENTITY_METRICS: FieldId = FieldId(1544);
    pub const SERVICE_ENTITY_NAME: FieldId = FieldId(1545);
    pub const SERVICE_ENTITY_RAW: FieldId = FieldId(1546);
    pub const SERVICE_ENTITY_REFERENCE: FieldId = FieldId(1547);
    pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(1548);
    pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(1549);
    pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(1550);
    pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(1551);
    pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(1552);
    pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(1553);
    pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(1554);
    pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(1555);
    pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(1556);
    pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(1557);
    pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(1558);
    pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(1559);
    pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(1560);
    pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(1561);
    pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(1562);
    pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(1563);
    pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(1564);
    pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(1565);
    pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(1566);
    pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(1567);
    pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(1568);
    pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(1569);
    pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(1570);
    pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(1571);
    pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(1572);
    pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(1573);
    pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(1574);
    pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(1575);
    pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(1576);
    pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(1577);
    pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(1578);
    pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(1579);
    pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(1580);
    pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(1581);
    pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(1582);
    pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(1583);
    pub const SERVICE_ENTITY_SOURCE: FieldId = FieldId(1584);
    pub const SERVICE_ENTITY_SUB_TYPE: FieldId = FieldId(1585);
    pub const SERVICE_ENTITY_TYPE: FieldId = FieldId(1586);
    pub const SERVICE_ENVIRONMENT: FieldId = FieldId(1587);
    pub const SERVICE_EPHEMERAL_ID: FieldId = FieldId(1588);
    pub const SERVICE_ID: FieldId = FieldId(1589);
    pub const SERVICE_NAME: FieldId = FieldId(1590);
    pub const SERVICE_NODE_NAME: FieldId = FieldId(1591);
    pub const SERVICE_NODE_ROLE: FieldId = FieldId(1592);
    pub const SERVICE_NODE_ROLES: FieldId = FieldId(1593);
    pub const SERVICE_ORIGIN_ADDRESS: FieldId = FieldId(1594);
    pub const SERVICE_ORIGIN_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(1595);
    pub const SERVICE_ORIGIN_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(1596);
    pub const SERVICE_ORIGIN_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(1597);
    pub const SERVICE_ORIGIN_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(1598);
    pub const SERVICE_ORIGIN_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(1599);
    pub const SERVICE_ORIGIN_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(1600);
    pub const SERVICE_ORIGIN_ENTITY_BEHAVIOR: FieldId = FieldId(1601);
    pub const SERVICE_ORIGIN_ENTITY_DISPLAY_NAME: FieldId = FieldId(1602);
    pub const SERVICE_ORIGIN_ENTITY_ID: FieldId = FieldId(1603);
    pub const SERVICE_ORIGIN_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(1604);
    pub const SERVICE_ORIGIN_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(1605);
    pub const SERVICE_ORIGIN_ENTITY_METRICS: FieldId = FieldId(1606);
    pub const SERVICE_ORIGIN_ENTITY_NAME: FieldId = FieldId(1607);
    pub const SERVICE_ORIGIN_ENTITY_RAW: FieldId = FieldId(1608);
    pub const SERVICE_ORIGIN_ENTITY_REFERENCE: FieldId = FieldId(1609);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(1610);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(1611);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(1612);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(1613);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(1614);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(1615);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(1616);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(1617);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(1618);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(1619);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(1620);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(1621);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(1622);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(1623);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(1624);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(1625);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(1626);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(1627);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(1628);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(1629);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(1630);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(1631);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(1632);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(1633);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(1634);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(1635);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(1636);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(1637);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(1638);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(1639);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(1640);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(1641);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(1642);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(1643);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(1644);
    pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(1645);
    pub const SERVICE_ORIGIN_ENTITY_SOURCE: FieldId = FieldId(1646);
    pub const SERVICE_ORIGIN_ENTITY_SUB_TYPE: FieldId = FieldId(1647);
    pub const SERVICE_ORIGIN_ENTITY_TYPE: FieldId = FieldId(1648);
    pub const SERVICE_ORIGIN_ENVIRONMENT: FieldId = FieldId(1649);
    pub const SERVICE_ORIGIN_EPHEMERAL_ID: FieldId = FieldId(1650);
    pub const SERVICE_ORIGIN_ID: FieldId = FieldId(1651);
    pub const SERVICE_ORIGIN_NAME: FieldId = FieldId(1652);
    pub const SERVICE_ORIGIN_NODE_NAME: FieldId = FieldId(1653);
    pub const SERVICE_ORIGIN_NODE_ROLE: FieldId = FieldId(1654);
    pub const SERVICE_ORIGIN_NODE_ROLES: FieldId = FieldId(1655);
    pub const SERVICE_ORIGIN_STATE: FieldId = FieldId(1656);
    pub const SERVICE_ORIGIN_TYPE: FieldId = FieldId(1657);
    pub const SERVICE_ORIGIN_VERSION: FieldId = FieldId(1658);
    pub const SERVICE_STATE: FieldId = FieldId(1659);
    pub const SERVICE_TARGET_ADDRESS: FieldId = FieldId(1660);
    pub const SERVICE_TARGET_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(1661);
    pub const SERVICE_TARGET_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(1662);
    pub const SERVICE_TARGET_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(1663);
    pub const SERVICE_TARGET_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(1664);
    pub const SERVICE_TARGET_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(1665);
    pub const SERVICE_TARGET_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(1666);
    pub const SERVICE_TARGET_ENTITY_BEHAVIOR: FieldId = FieldId(1667);
    pub const SERVICE_TARGET_ENTITY_DISPLAY_NAME: FieldId = FieldId(1668);
    pub const SERVICE_TARGET_ENTITY_ID: FieldId = FieldId(1669);
    pub const SERVICE_TARGET_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(1670);
    pub const SERVICE_TARGET_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(1671);
    pub const SERVICE_TARGET_ENTITY_METRICS: FieldId = FieldId(1672);
    pub const SERVICE_TARGET_ENTITY_NAME: FieldId = FieldId(1673);
    pub const SERVICE_TARGET_ENTITY_RAW: FieldId = FieldId(1674);
    pub const SERVICE_TARGET_ENTITY_REFERENCE: FieldId = FieldId(1675);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(1676);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(1677);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(1678);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(1679);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(1680);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(1681);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(1682);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(1683);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(1684);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(1685);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(1686);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(1687);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(1688);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(1689);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(1690);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(1691);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(1692);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(1693);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(1694);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(1695);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(1696);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(1697);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(1698);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(1699);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(1700);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(1701);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(1702);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(1703);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(1704);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(1705);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(1706);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(1707);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(1708);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(1709);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(1710);
    pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(1711);
    pub const SERVICE_TARGET_ENTITY_SOURCE: FieldId = FieldId(1712);
    pub const SERVICE_TARGET_ENTITY_SUB_TYPE: FieldId = FieldId(1713);
    pub const SERVICE_TARGET_ENTITY_TYPE: FieldId = FieldId(1714);
    pub const SERVICE_TARGET_ENVIRONMENT: FieldId = FieldId(1715);
    pub const SERVICE_TARGET_EPHEMERAL_ID: FieldId = FieldId(1716);
    pub const SERVICE_TARGET_ID: FieldId = FieldId(1717);
    pub const SERVICE_TARGET_NAME: FieldId = FieldId(1718);
    pub const SERVICE_TARGET_NODE_NAME: FieldId = FieldId(1719);
    pub const SERVICE_TARGET_NODE_ROLE: FieldId = FieldId(1720);
    pub const SERVICE_TARGET_NODE_ROLES: FieldId = FieldId(1721);
    pub const SERVICE_TARGET_STATE: FieldId = FieldId(1722);
    pub const SERVICE_TARGET_TYPE: FieldId = FieldId(1723);
    pub const SERVICE_TARGET_VERSION: FieldId = FieldId(1724);
    pub const SERVICE_TYPE: FieldId = FieldId(1725);
    pub const SERVICE_VERSION: FieldId = FieldId(1726);
    pub const SOURCE_ADDRESS: FieldId = FieldId(1727);
    pub const SOURCE_AS: FieldId = FieldId(1728);
    pub const SOURCE_AS_NUMBER: FieldId = FieldId(1729);
    pub const SOURCE_AS_ORGANIZATION_NAME: FieldId = FieldId(1730);
    pub const SOURCE_BYTES: FieldId = FieldId(1731);
    pub const SOURCE_DOMAIN: FieldId = FieldId(1732);
    pub const SOURCE_GEO: FieldId = FieldId(1733);
    pub const SOURCE_GEO_CITY_NAME: FieldId = FieldId(1734);
    pub const SOURCE_GEO_CONTINENT_CODE: FieldId = FieldId(1735);
    pub const SOURCE_GEO_CONTINENT_NAME: FieldId = FieldId(1736);
    pub const SOURCE_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(1737);
    pub const SOURCE_GEO_COUNTRY_NAME: FieldId = FieldId(1738);
    pub const SOURCE_GEO_LOCATION: FieldId = FieldId(1739);
    pub const SOURCE_GEO_NAME: FieldId = FieldId(1740);
    pub const SOURCE_GEO_POSTAL_CODE: FieldId = FieldId(1741);
    pub const SOURCE_GEO_REGION_ISO_CODE: FieldId = FieldId(1742);
    pub const SOURCE_GEO_REGION_NAME: FieldId = FieldId(1743);
    pub const SOURCE_GEO_TIMEZONE: FieldId = FieldId(1744);
    pub const SOURCE_IP: FieldId = FieldId(1745);
    pub const SOURCE_MAC: FieldId = FieldId(1746);
    pub const SOURCE_NAT_IP: FieldId = FieldId(1747);
    pub const SOURCE_NAT_PORT: FieldId = FieldId(1748);
    pub const SOURCE_PACKETS: FieldId = FieldId(1749);
    pub const SOURCE_PORT: FieldId = FieldId(1750);
    pub const SOURCE_REGISTERED_DOMAIN: FieldId = FieldId(1751);
    pub const SOURCE_SUBDOMAIN: FieldId = FieldId(1752);
    pub const SOURCE_TOP_LEVEL_DOMAIN: FieldId = FieldId(1753);
    pub const SOURCE_USER_DOMAIN: FieldId = FieldId(1754);
    pub const SOURCE_USER_EMAIL: FieldId = FieldId(1755);
    pub const SOURCE_USER_FULL_NAME: FieldId = FieldId(1756);
    pub const SOURCE_USER_GROUP_DOMAIN: FieldId = FieldId(1757);
    pub const SOURCE_USER_GROUP_ID: FieldId = FieldId(1758);
    pub const SOURCE_USER_GROUP_NAME: FieldId = FieldId(1759);
    pub const SOURCE_USER_HASH: FieldId = FieldId(1760);
    pub const SOURCE_USER_ID: FieldId = FieldId(1761);
    pub const SOURCE_USER_NAME: FieldId = FieldId(1762);
    pub const SOURCE_USER_ROLES: FieldId = FieldId(1763);
    pub const SPAN_ID: FieldId = FieldId(1764);
    pub const TAGS: FieldId = FieldId(1765);
    pub const THREAT_ENRICHMENTS: FieldId = FieldId(1766);
    pub const THREAT_ENRICHMENTS_INDICATOR: FieldId = FieldId(1767);
    pub const THREAT_ENRICHMENTS_INDICATOR_AS: FieldId = FieldId(1768);
    pub const THREAT_ENRICHMENTS_INDICATOR_AS_NUMBER: FieldId = FieldId(1769);
    pub const THREAT_ENRICHMENTS_INDICATOR_AS_ORGANIZATION_NAME: FieldId = FieldId(1770);
    pub const THREAT_ENRICHMENTS_INDICATOR_CONFIDENCE: FieldId = FieldId(1771);
    pub const THREAT_ENRICHMENTS_INDICATOR_DESCRIPTION: FieldId = FieldId(1772);
    pub const THREAT_ENRICHMENTS_INDICATOR_EMAIL_ADDRESS: FieldId = FieldId(1773);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ACCESSED: FieldId = FieldId(1774);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ATTRIBUTES: FieldId = FieldId(1775);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_DIGEST_ALGORITHM: FieldId = FieldId(1776);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_EXISTS: FieldId = FieldId(1777);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_FLAGS: FieldId = FieldId(1778);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_SIGNING_ID: FieldId = FieldId(1779);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_STATUS: FieldId = FieldId(1780);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_SUBJECT_NAME: FieldId = FieldId(1781);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_TEAM_ID: FieldId = FieldId(1782);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_THUMBPRINT_SHA256: FieldId = FieldId(1783);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_TIMESTAMP: FieldId = FieldId(1784);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_TRUSTED: FieldId = FieldId(1785);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_VALID: FieldId = FieldId(1786);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CREATED: FieldId = FieldId(1787);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CTIME: FieldId = FieldId(1788);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_DEVICE: FieldId = FieldId(1789);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_DIRECTORY: FieldId = FieldId(1790);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_DRIVE_LETTER: FieldId = FieldId(1791);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_ARCHITECTURE: FieldId = FieldId(1792);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_BYTE_ORDER: FieldId = FieldId(1793);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_CPU_TYPE: FieldId = FieldId(1794);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_CREATION_DATE: FieldId = FieldId(1795);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_EXPORTS: FieldId = FieldId(1796);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_GO_IMPORT_HASH: FieldId = FieldId(1797);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_GO_IMPORTS: FieldId = FieldId(1798);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1799);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1800);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_GO_STRIPPED: FieldId = FieldId(1801);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_HEADER_ABI_VERSION: FieldId = FieldId(1802);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_HEADER_CLASS: FieldId = FieldId(1803);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_HEADER_DATA: FieldId = FieldId(1804);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_HEADER_ENTRYPOINT: FieldId = FieldId(1805);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_HEADER_OBJECT_VERSION: FieldId = FieldId(1806);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_HEADER_OS_ABI: FieldId = FieldId(1807);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_HEADER_TYPE: FieldId = FieldId(1808);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_HEADER_VERSION: FieldId = FieldId(1809);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_IMPORT_HASH: FieldId = FieldId(1810);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_IMPORTS: FieldId = FieldId(1811);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1812);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1813);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS: FieldId = FieldId(1814);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_CHI2: FieldId = FieldId(1815);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_ENTROPY: FieldId = FieldId(1816);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_FLAGS: FieldId = FieldId(1817);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_NAME: FieldId = FieldId(1818);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_PHYSICAL_OFFSET: FieldId = FieldId(1819);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(1820);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_TYPE: FieldId = FieldId(1821);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_VAR_ENTROPY: FieldId = FieldId(1822);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_VIRTUAL_ADDRESS: FieldId = FieldId(1823);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(1824);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SEGMENTS: FieldId = FieldId(1825);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SEGMENTS_SECTIONS: FieldId = FieldId(1826);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SEGMENTS_TYPE: FieldId = FieldId(1827);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SHARED_LIBRARIES: FieldId = FieldId(1828);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_TELFHASH: FieldId = FieldId(1829);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_EXTENSION: FieldId = FieldId(1830);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_FORK_NAME: FieldId = FieldId(1831);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_GID: FieldId = FieldId(1832);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_GROUP: FieldId = FieldId(1833);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_HASH_CDHASH: FieldId = FieldId(1834);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_HASH_MD5: FieldId = FieldId(1835);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_HASH_SHA1: FieldId = FieldId(1836);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_HASH_SHA256: FieldId = FieldId(1837);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_HASH_SHA384: FieldId = FieldId(1838);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_HASH_SHA512: FieldId = FieldId(1839);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_HASH_SSDEEP: FieldId = FieldId(1840);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_HASH_TLSH: FieldId = FieldId(1841);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_INODE: FieldId = FieldId(1842);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_MIME_TYPE: FieldId = FieldId(1843);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_MODE: FieldId = FieldId(1844);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_MTIME: FieldId = FieldId(1845);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_NAME: FieldId = FieldId(1846);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ORIGIN_REFERRER_URL: FieldId = FieldId(1847);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ORIGIN_URL: FieldId = FieldId(1848);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_OWNER: FieldId = FieldId(1849);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PATH: FieldId = FieldId(1850);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_ARCHITECTURE: FieldId = FieldId(1851);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_COMPANY: FieldId = FieldId(1852);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_DESCRIPTION: FieldId = FieldId(1853);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_FILE_VERSION: FieldId = FieldId(1854);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_GO_IMPORT_HASH: FieldId = FieldId(1855);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_GO_IMPORTS: FieldId = FieldId(1856);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1857);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1858);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_GO_STRIPPED: FieldId = FieldId(1859);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_IMPHASH: FieldId = FieldId(1860);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_IMPORT_HASH: FieldId = FieldId(1861);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_IMPORTS: FieldId = FieldId(1862);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1863);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1864);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_ORIGINAL_FILE_NAME: FieldId = FieldId(1865);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_PEHASH: FieldId = FieldId(1866);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_PRODUCT: FieldId = FieldId(1867);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_SECTIONS: FieldId = FieldId(1868);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_SECTIONS_ENTROPY: FieldId = FieldId(1869);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_SECTIONS_NAME: FieldId = FieldId(1870);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(1871);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_SECTIONS_VAR_ENTROPY: FieldId = FieldId(1872);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(1873);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_SIZE: FieldId = FieldId(1874);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_TARGET_PATH: FieldId = FieldId(1875);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_TYPE: FieldId = FieldId(1876);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_UID: FieldId = FieldId(1877);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_ALTERNATIVE_NAMES: FieldId = FieldId(1878);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_ISSUER_COMMON_NAME: FieldId = FieldId(1879);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_ISSUER_COUNTRY: FieldId = FieldId(1880);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_ISSUER_DISTINGUISHED_NAME: FieldId = FieldId(1881);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_ISSUER_LOCALITY: FieldId = FieldId(1882);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_ISSUER_ORGANIZATION: FieldId = FieldId(1883);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_ISSUER_ORGANIZATIONAL_UNIT: FieldId = FieldId(1884);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_ISSUER_STATE_OR_PROVINCE: FieldId = FieldId(1885);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_NOT_AFTER: FieldId = FieldId(1886);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_NOT_BEFORE: FieldId = FieldId(1887);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_PUBLIC_KEY_ALGORITHM: FieldId = FieldId(1888);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_PUBLIC_KEY_CURVE: FieldId = FieldId(1889);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_PUBLIC_KEY_EXPONENT: FieldId = FieldId(1890);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_PUBLIC_KEY_SIZE: FieldId = FieldId(1891);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SERIAL_NUMBER: FieldId = FieldId(1892);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SIGNATURE_ALGORITHM: FieldId = FieldId(1893);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SUBJECT_COMMON_NAME: FieldId = FieldId(1894);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SUBJECT_COUNTRY: FieldId = FieldId(1895);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SUBJECT_DISTINGUISHED_NAME: FieldId = FieldId(1896);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SUBJECT_LOCALITY: FieldId = FieldId(1897);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SUBJECT_ORGANIZATION: FieldId = FieldId(1898);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SUBJECT_ORGANIZATIONAL_UNIT: FieldId = FieldId(1899);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SUBJECT_STATE_OR_PROVINCE: FieldId = FieldId(1900);
    pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_VERSION_NUMBER: FieldId = FieldId(1901);
    pub const THREAT_ENRICHMENTS_INDICATOR_FIRST_SEEN: FieldId = FieldId(1902);
    pub const THREAT_ENRICHMENTS_INDICATOR_GEO: FieldId = FieldId(1903);
    pub const THREAT_ENRICHMENTS_INDICATOR_GEO_CITY_NAME: FieldId = FieldId(1904);
    pub const THREAT_ENRICHMENTS_INDICATOR_GEO_CONTINENT_CODE: FieldId = FieldId(1905);
    pub const THREAT_ENRICHMENTS_INDICATOR_GEO_CONTINENT_NAME: FieldId = FieldId(1906);
    pub const THREAT_ENRICHMENTS_INDICATOR_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(1907);
    pub const THREAT_ENRICHMENTS_INDICATOR_GEO_COUNTRY_NAME: FieldId = FieldId(1908);
    pub const THREAT_ENRICHMENTS_INDICATOR_GEO_LOCATION: FieldId = FieldId(1909);
    pub const THREAT_ENRICHMENTS_INDICATOR_GEO_NAME: FieldId = FieldId(1910);
    pub const THREAT_ENRICHMENTS_INDICATOR_GEO_POSTAL_CODE: FieldId = FieldId(1911);
    pub const THREAT_ENRICHMENTS_INDICATOR_GEO_REGION_ISO_CODE: FieldId = FieldId(1912);
    pub const THREAT_ENRICHMENTS_INDICATOR_GEO_REGION_NAME: FieldId = FieldId(1913);
    pub const THREAT_ENRICHMENTS_INDICATOR_GEO_TIMEZONE: FieldId = FieldId(1914);
    pub const THREAT_ENRICHMENTS_INDICATOR_IP: FieldId = FieldId(1915);
    pub const THREAT_ENRICHMENTS_INDICATOR_LAST_SEEN: FieldId = FieldId(1916);
    pub const THREAT_ENRICHMENTS_INDICATOR_MARKING_TLP: FieldId = FieldId(1917);
    pub const THREAT_ENRICHMENTS_INDICATOR_MARKING_TLP_VERSION: FieldId = FieldId(1918);
    pub const THREAT_ENRICHMENTS_INDICATOR_MODIFIED_AT: FieldId = FieldId(1919);
    pub const THREAT_ENRICHMENTS_INDICATOR_NAME: FieldId = FieldId(1920);
    pub const THREAT_ENRICHMENTS_INDICATOR_PORT: FieldId = FieldId(1921);
    pub const THREAT_ENRICHMENTS_INDICATOR_PROVIDER: FieldId = FieldId(1922);
    pub const THREAT_ENRICHMENTS_INDICATOR_REFERENCE: FieldId = FieldId(1923);
    pub const THREAT_ENRICHMENTS_INDICATOR_REGISTRY_DATA_BYTES: FieldId = FieldId(1924);
    pub const THREAT_ENRICHMENTS_INDICATOR_REGISTRY_DATA_STRINGS: FieldId = FieldId(1925);
    pub const THREAT_ENRICHMENTS_INDICATOR_REGISTRY_DATA_TYPE: FieldId = FieldId(1926);
    pub const THREAT_ENRICHMENTS_INDICATOR_REGISTRY_HIVE: FieldId = FieldId(1927);
    pub const THREAT_ENRICHMENTS_INDICATOR_REGISTRY_KEY: FieldId = FieldId(1928);
    pub const THREAT_ENRICHMENTS_INDICATOR_REGISTRY_PATH: FieldId = FieldId(1929);
    pub const THREAT_ENRICHMENTS_INDICATOR_REGISTRY_VALUE: FieldId = FieldId(1930);
    pub const THREAT_ENRICHMENTS_INDICATOR_SCANNER_STATS: FieldId = FieldId(1931);
    pub const THREAT_ENRICHMENTS_INDICATOR_SIGHTINGS: FieldId = FieldId(1932);
    pub const THREAT_ENRICHMENTS_INDICATOR_TYPE: FieldId = FieldId(1933);
    pub const THREAT_ENRICHMENTS_INDICATOR_URL_DOMAIN: FieldId = FieldId(1934);
    pub const THREAT_ENRICHMENTS_INDICATOR_URL_EXTENSION: FieldId = FieldId(1935);
    pub const THREAT_ENRICHMENTS_INDICATOR_URL_FRAGMENT: FieldId = FieldId(1936);
    pub const THREAT_ENRICHMENTS_INDICATOR_URL_FULL: FieldId = FieldId(1937);
    pub const THREAT_ENRICHMENTS_INDICATOR_URL_ORIGINAL: FieldId = FieldId(1938);
    pub const THREAT_ENRICHMENTS_INDICATOR_URL_PASSWORD: FieldId = FieldId(1939);
    pub const THREAT_ENRICHMENTS_INDICATOR_URL_PATH: FieldId = FieldId(1940);
    pub const THREAT_ENRICHMENTS_INDICATOR_URL_PORT: FieldId = FieldId(1941);
    pub const THREAT_ENRICHMENTS_INDICATOR_URL_QUERY: FieldId = FieldId(1942);
    pub const THREAT_ENRICHMENTS_INDICATOR_URL_REGISTERED_DOMAIN: FieldId = FieldId(1943);
    pub const THREAT_ENRICHMENTS_INDICATOR_URL_SCHEME: FieldId = FieldId(1944);
    pub const THREAT_ENRICHMENTS_INDICATOR_URL_SUBDOMAIN: FieldId = FieldId(1945);
    pub const THREAT_ENRICHMENTS_INDICATOR_URL_TOP_LEVEL_DOMAIN: FieldId = FieldId(1946);
    pub const THREAT_ENRICHMENTS_INDICATOR_URL_USERNAME: FieldId = FieldId(1947);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_ALTERNATIVE_NAMES: FieldId = FieldId(1948);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_ISSUER_COMMON_NAME: FieldId = FieldId(1949);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_ISSUER_COUNTRY: FieldId = FieldId(1950);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_ISSUER_DISTINGUISHED_NAME: FieldId = FieldId(1951);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_ISSUER_LOCALITY: FieldId = FieldId(1952);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_ISSUER_ORGANIZATION: FieldId = FieldId(1953);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_ISSUER_ORGANIZATIONAL_UNIT: FieldId = FieldId(1954);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_ISSUER_STATE_OR_PROVINCE: FieldId = FieldId(1955);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_NOT_AFTER: FieldId = FieldId(1956);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_NOT_BEFORE: FieldId = FieldId(1957);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_PUBLIC_KEY_ALGORITHM: FieldId = FieldId(1958);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_PUBLIC_KEY_CURVE: FieldId = FieldId(1959);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_PUBLIC_KEY_EXPONENT: FieldId = FieldId(1960);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_PUBLIC_KEY_SIZE: FieldId = FieldId(1961);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_SERIAL_NUMBER: FieldId = FieldId(1962);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_SIGNATURE_ALGORITHM: FieldId = FieldId(1963);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_SUBJECT_COMMON_NAME: FieldId = FieldId(1964);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_SUBJECT_COUNTRY: FieldId = FieldId(1965);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_SUBJECT_DISTINGUISHED_NAME: FieldId = FieldId(1966);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_SUBJECT_LOCALITY: FieldId = FieldId(1967);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_SUBJECT_ORGANIZATION: FieldId = FieldId(1968);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_SUBJECT_ORGANIZATIONAL_UNIT: FieldId = FieldId(1969);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_SUBJECT_STATE_OR_PROVINCE: FieldId = FieldId(1970);
    pub const THREAT_ENRICHMENTS_INDICATOR_X509_VERSION_NUMBER: FieldId = FieldId(1971);
    pub const THREAT_ENRICHMENTS_MATCHED_ATOMIC: FieldId = FieldId(1972);
    pub const THREAT_ENRICHMENTS_MATCHED_FIELD: FieldId = FieldId(1973);
    pub const THREAT_ENRICHMENTS_MATCHED_ID: FieldId = FieldId(1974);
    pub const THREAT_ENRICHMENTS_MATCHED_INDEX: FieldId = FieldId(1975);
    pub const THREAT_ENRICHMENTS_MATCHED_OCCURRED: FieldId = FieldId(1976);
    pub const THREAT_ENRICHMENTS_MATCHED_TYPE: FieldId = FieldId(1977);
    pub const THREAT_FEED_DASHBOARD_ID: FieldId = FieldId(1978);
    pub const THREAT_FEED_DESCRIPTION: FieldId = FieldId(1979);
    pub const THREAT_FEED_NAME: FieldId = FieldId(1980);
    pub const THREAT_FEED_REFERENCE: FieldId = FieldId(1981);
    pub const THREAT_FRAMEWORK: FieldId = FieldId(1982);
    pub const THREAT_GROUP_ALIAS: FieldId = FieldId(1983);
    pub const THREAT_GROUP_ID: FieldId = FieldId(1984);
    pub const THREAT_GROUP_NAME: FieldId = FieldId(1985);
    pub const THREAT_GROUP_REFERENCE: FieldId = FieldId(1986);
    pub const THREAT_INDICATOR_AS: FieldId = FieldId(1987);
    pub const THREAT_INDICATOR_AS_NUMBER: FieldId = FieldId(1988);
    pub const THREAT_INDICATOR_AS_ORGANIZATION_NAME: FieldId = FieldId(1989);
    pub const THREAT_INDICATOR_CONFIDENCE: FieldId = FieldId(1990);
    pub const THREAT_INDICATOR_DESCRIPTION: FieldId = FieldId(1991);
    pub const THREAT_INDICATOR_EMAIL_ADDRESS: FieldId = FieldId(1992);
    pub const THREAT_INDICATOR_FILE_ACCESSED: FieldId = FieldId(1993);
    pub const THREAT_INDICATOR_FILE_ATTRIBUTES: FieldId = FieldId(1994);
    pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_DIGEST_ALGORITHM: FieldId = FieldId(1995);
    pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_EXISTS: FieldId = FieldId(1996);
    pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_FLAGS: FieldId = FieldId(1997);
    pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_SIGNING_ID: FieldId = FieldId(1998);
    pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_STATUS: FieldId = FieldId(1999);
    pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_SUBJECT_NAME: FieldId = FieldId(2000);
    pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_TEAM_ID: FieldId = FieldId(2001);
    pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_THUMBPRINT_SHA256: FieldId = FieldId(2002);
    pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_TIMESTAMP: FieldId = FieldId(2003);
    pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_TRUSTED: FieldId = FieldId(2004);
    pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_VALID: FieldId = FieldId(2005);
    pub const THREAT_INDICATOR_FILE_CREATED: FieldId = FieldId(2006);
    pub const THREAT_INDICATOR_FILE_CTIME: FieldId = FieldId(2007);
    pub const THREAT_INDICATOR_FILE_DEVICE: FieldId = FieldId(2008);
    pub const THREAT_INDICATOR_FILE_DIRECTORY: FieldId = FieldId(2009);
    pub const THREAT_INDICATOR_FILE_DRIVE_LETTER: FieldId = FieldId(2010);
    pub const THREAT_INDICATOR_FILE_ELF_ARCHITECTURE: FieldId = FieldId(2011);
    pub const THREAT_INDICATOR_FILE_ELF_BYTE_ORDER: FieldId = FieldId(2012);
    pub const THREAT_INDICATOR_FILE_ELF_CPU_TYPE: FieldId = FieldId(2013);
    pub const THREAT_INDICATOR_FILE_ELF_CREATION_DATE: FieldId = FieldId(2014);
    pub const THREAT_INDICATOR_FILE_ELF_EXPORTS: FieldId = FieldId(2015);
    pub const THREAT_INDICATOR_FILE_ELF_GO_IMPORT_HASH: FieldId = FieldId(2016);
    pub const THREAT_INDICATOR_FILE_ELF_GO_IMPORTS: FieldId = FieldId(2017);
    pub const THREAT_INDICATOR_FILE_ELF_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(2018);
    pub const THREAT_INDICATOR_FILE_ELF_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(2019);
    pub const THREAT_INDICATOR_FILE_ELF_GO_STRIPPED: FieldId = FieldId(2020);
    pub const THREAT_INDICATOR_FILE_ELF_HEADER_ABI_VERSION: FieldId = FieldId(2021);
    pub const THREAT_INDICATOR_FILE_ELF_HEADER_CLASS: FieldId = FieldId(2022);
    pub const THREAT_INDICATOR_FILE_ELF_HEADER_DATA: FieldId = FieldId(2023);
    pub const THREAT_INDICATOR_FILE_ELF_HEADER_ENTRYPOINT: FieldId = FieldId(2024);
    pub const THREAT_INDICATOR_FILE_ELF_HEADER_OBJECT_VERSION: FieldId = FieldId(2025);
    pub const THREAT_INDICATOR_FILE_ELF_HEADER_OS_ABI: FieldId = FieldId(2026);
    pub const THREAT_INDICATOR_FILE_ELF_HEADER_TYPE: FieldId = FieldId(2027);
    pub const THREAT_INDICATOR_FILE_ELF_HEADER_VERSION: FieldId = FieldId(2028);
    pub const THREAT_INDICATOR_FILE_ELF_IMPORT_HASH: FieldId = FieldId(2029);
    pub const THREAT_INDICATOR_FILE_ELF_IMPORTS: FieldId = FieldId(2030);
    pub const THREAT_INDICATOR_FILE_ELF_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(2031);
    pub const THREAT_INDICATOR_FILE_ELF_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(2032);
    pub const THREAT_INDICATOR_FILE_ELF_SECTIONS: FieldId = FieldId(2033);
    pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_CHI2: FieldId = FieldId(2034);
    pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_ENTROPY: FieldId = FieldId(2035);
    pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_FLAGS: FieldId = FieldId(2036);
    pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_NAME: FieldId = FieldId(2037);
    pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_PHYSICAL_OFFSET: FieldId = FieldId(2038);
    pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(2039);
    pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_TYPE: FieldId = FieldId(2040);
    pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_VAR_ENTROPY: FieldId = FieldId(2041);
    pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_VIRTUAL_ADDRESS: FieldId = FieldId(2042);
    pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(2043);
    pub const THREAT_INDICATOR_FILE_ELF_SEGMENTS: FieldId = FieldId(2044);
    pub const THREAT_INDICATOR_FILE_ELF_SEGMENTS_SECTIONS: FieldId = FieldId(2045);
    pub const THREAT_INDICATOR_FILE_ELF_SEGMENTS_TYPE: FieldId = FieldId(2046);
    pub const THREAT_INDICATOR_FILE_ELF_SHARED_LIBRARIES: FieldId = FieldId(2047);
    pub const THREAT_INDICATOR_FILE_ELF_TELFHASH: FieldId = FieldId(2048);
    pub const THREAT_INDICATOR_FILE_EXTENSION: FieldId = FieldId(2049);
    pub const THREAT_INDICATOR_FILE_FORK_NAME: FieldId = FieldId(2050);
    pub const THREAT_INDICATOR_FILE_GID: FieldId = FieldId(2051);
    pub const THREAT_INDICATOR_FILE_GROUP: FieldId = FieldId(2052);
    pub const THREAT_INDICATOR_FILE_HASH_CDHASH: FieldId = FieldId(2053);
    pub const THREAT_INDICATOR_FILE_HASH_MD5: FieldId = FieldId(2054);
    pub const THREAT_INDICATOR_FILE_HASH_SHA1: FieldId = FieldId(2055);
    pub const THREAT_INDICATOR_FILE_HASH_SHA256: FieldId = FieldId(2056);
    pub const THREAT_INDICATOR_FILE_HASH_SHA384: FieldId = FieldId(2057);
    pub const THREAT_INDICATOR_FILE_HASH_SHA512: FieldId = FieldId(2058);
    pub const THREAT_INDICATOR_FILE_HASH_SSDEEP: FieldId = FieldId(2059);
    pub const THREAT_INDICATOR_FILE_HASH_TLSH: FieldId = FieldId(2060);
    pub const THREAT_INDICATOR_FILE_INODE: FieldId = FieldId(2061);
    pub const THREAT_INDICATOR_FILE_MIME_TYPE: FieldId = FieldId(2062);
    pub const THREAT_INDICATOR_FILE_MODE: FieldId = FieldId(2063);
    pub const THREAT_INDICATOR_FILE_MTIME: FieldId = FieldId(2064);
    pub const THREAT_INDICATOR_FILE_NAME: FieldId = FieldId(2065);
    pub const THREAT_INDICATOR_FILE_ORIGIN_REFERRER_URL: FieldId = FieldId(2066);
    pub const THREAT_INDICATOR_FILE_ORIGIN_URL: FieldId = FieldId(2067);
    pub const THREAT_INDICATOR_FILE_OWNER: FieldId = FieldId(2068);
    pub const THREAT_INDICATOR_FILE_PATH: FieldId = FieldId(2069);
    pub const THREAT_INDICATOR_FILE_PE_ARCHITECTURE: FieldId = FieldId(2070);
    pub const THREAT_INDICATOR_FILE_PE_COMPANY: FieldId = FieldId(2071);
    pub const THREAT_INDICATOR_FILE_PE_DESCRIPTION: FieldId = FieldId(2072);
    pub const THREAT_INDICATOR_FILE_PE_FILE_VERSION: FieldId = FieldId(2073);
    pub const THREAT_INDICATOR_FILE_PE_GO_IMPORT_HASH: FieldId = FieldId(2074);
    pub const THREAT_INDICATOR_FILE_PE_GO_IMPORTS: FieldId = FieldId(2075);
    pub const THREAT_INDICATOR_FILE_PE_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(2076);
    pub const THREAT_INDICATOR_FILE_PE_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(2077);
    pub const THREAT_INDICATOR_FILE_PE_GO_STRIPPED: FieldId = FieldId(2078);
    pub const THREAT_INDICATOR_FILE_PE_IMPHASH: FieldId = FieldId(2079);
    pub const THREAT_INDICATOR_FILE_PE_IMPORT_HASH: FieldId = FieldId(2080);
    pub const THREAT_INDICATOR_FILE_PE_IMPORTS: FieldId = FieldId(2081);
    pub const THREAT_INDICATOR_FILE_PE_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(2082);
    pub const THREAT_INDICATOR_FILE_PE_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(2083);
    pub const THREAT_INDICATOR_FILE_PE_ORIGINAL_FILE_NAME: FieldId = FieldId(2084);
    pub const THREAT_INDICATOR_FILE_PE_PEHASH: FieldId = FieldId(2085);
    pub const THREAT_INDICATOR_FILE_PE_PRODUCT: FieldId = FieldId(2086);
    pub const THREAT_INDICATOR_FILE_PE_SECTIONS: FieldId = FieldId(2087);
    pub const THREAT_INDICATOR_FILE_PE_SECTIONS_ENTROPY: FieldId = FieldId(2088);
    pub const THREAT_INDICATOR_FILE_PE_SECTIONS_NAME: FieldId = FieldId(2089);
    pub const THREAT_INDICATOR_FILE_PE_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(2090);
    pub const THREAT_INDICATOR_FILE_PE_SECTIONS_VAR_ENTROPY: FieldId = FieldId(2091);
    pub const THREAT_INDICATOR_FILE_PE_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(2092);
    pub const THREAT_INDICATOR_FILE_SIZE: FieldId = FieldId(2093);
    pub const THREAT_INDICATOR_FILE_TARGET_PATH: FieldId = FieldId(2094);
    pub const THREAT_INDICATOR_FILE_TYPE: FieldId = FieldId(2095);
    pub const THREAT_INDICATOR_FILE_UID: FieldId = FieldId(2096);
    pub const THREAT_INDICATOR_FILE_X509_ALTERNATIVE_NAMES: FieldId = FieldId(2097);
    pub const THREAT_INDICATOR_FILE_X509_ISSUER_COMMON_NAME: FieldId = FieldId(2098);
    pub const THREAT_INDICATOR_FILE_X509_ISSUER_COUNTRY: FieldId = FieldId(2099);
    pub const THREAT_INDICATOR_FILE_X509_ISSUER_DISTINGUISHED_NAME: FieldId = FieldId(2100);
    pub const THREAT_INDICATOR_FILE_X509_ISSUER_LOCALITY: FieldId = FieldId(2101);
    pub const THREAT_INDICATOR_FILE_X509_ISSUER_ORGANIZATION: FieldId = FieldId(2102);
    pub const THREAT_INDICATOR_FILE_X509_ISSUER_ORGANIZATIONAL_UNIT: FieldId = FieldId(2103);
    pub const THREAT_INDICATOR_FILE_X509_ISSUER_STATE_OR_PROVINCE: FieldId = FieldId(2104);
    pub const THREAT_INDICATOR_FILE_X509_NOT_AFTER: FieldId = FieldId(2105);
    pub const THREAT_INDICATOR_FILE_X509_NOT_BEFORE: FieldId = FieldId(2106);
    pub const THREAT_INDICATOR_FILE_X509_PUBLIC_KEY_ALGORITHM: FieldId = FieldId(2107);
    pub const THREAT_INDICATOR_FILE_X509_PUBLIC_KEY_CURVE: FieldId = FieldId(2108);
    pub const THREAT_INDICATOR_FILE_X509_PUBLIC_KEY_EXPONENT: FieldId = FieldId(2109);
    pub const THREAT_INDICATOR_FILE_X509_PUBLIC_KEY_SIZE: FieldId = FieldId(2110);
    pub const THREAT_INDICATOR_FILE_X509_SERIAL_NUMBER: FieldId = FieldId(2111);
    pub const THREAT_INDICATOR_FILE_X509_SIGNATURE_ALGORITHM: FieldId = FieldId(2112);
    pub const THREAT_INDICATOR_FILE_X509_SUBJECT_COMMON_NAME: FieldId = FieldId(2113);
    pub const THREAT_INDICATOR_FILE_X509_SUBJECT_COUNTRY: FieldId = FieldId(2114);
    pub const THREAT_INDICATOR_FILE_X509_SUBJECT_DISTINGUISHED_NAME: FieldId = FieldId(2115);
    pub const THREAT_INDICATOR_FILE_X509_SUBJECT_LOCALITY: FieldId = FieldId(2116);
    pub const THREAT_INDICATOR_FILE_X509_SUBJECT_ORGANIZATION: FieldId = FieldId(2117);
    pub const THREAT_INDICATOR_FILE_X509_SUBJECT_ORGANIZATIONAL_UNIT: FieldId = FieldId(2118);
    pub const THREAT_INDICATOR_FILE_X509_SUBJECT_STATE_OR_PROVINCE: FieldId = FieldId(2119);
    pub const THREAT_INDICATOR_FILE_X509_VERSION_NUMBER: FieldId = FieldId(2120);
    pub const THREAT_INDICATOR_FIRST_SEEN: FieldId = FieldId(2121);
    pub const THREAT_INDICATOR_GEO: FieldId = FieldId(2122);
    pub const THREAT_INDICATOR_GEO_CITY_NAME: FieldId = FieldId(2123);
    pub const THREAT_INDICATOR_GEO_CONTINENT_CODE: FieldId = FieldId(2124);
    pub const THREAT_INDICATOR_GEO_CONTINENT_NAME: FieldId = FieldId(2125);
    pub const THREAT_INDICATOR_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(2126);
    pub const THREAT_INDICATOR_GEO_COUNTRY_NAME: FieldId = FieldId(2127);
    pub const THREAT_INDICATOR_GEO_LOCATION: FieldId = FieldId(2128);
    pub const THREAT_INDICATOR_GEO_NAME: FieldId = FieldId(2129);
    pub const THREAT_INDICATOR_GEO_POSTAL_CODE: FieldId = FieldId(2130);
    pub const THREAT_INDICATOR_GEO_REGION_ISO_CODE: FieldId = FieldId(2131);
    pub const THREAT_INDICATOR_GEO_REGION_NAME: FieldId = FieldId(2132);
    pub const THREAT_INDICATOR_GEO_TIMEZONE: FieldId = FieldId(2133);
    pub const THREAT_INDICATOR_ID: FieldId = FieldId(2134);
    pub const THREAT_INDICATOR_IP: FieldId = FieldId(2135);
    pub const THREAT_INDICATOR_LAST_SEEN: FieldId = FieldId(2136);
    pub const THREAT_INDICATOR_MARKING_TLP: FieldId = FieldId(2137);
    pub const THREAT_INDICATOR_MARKING_TLP_VERSION: FieldId = FieldId(2138);
    pub const THREAT_INDICATOR_MODIFIED_AT: FieldId = FieldId(2139);
    pub const THREAT_INDICATOR_NAME: FieldId = FieldId(2140);
    pub const THREAT_INDICATOR_PORT: FieldId = FieldId(2141);
    pub const THREAT_INDICATOR_PROVIDER: FieldId = FieldId(2142);
    pub const THREAT_INDICATOR_REFERENCE: FieldId = FieldId(2143);
    pub const THREAT_INDICATOR_REGISTRY_DATA_BYTES: FieldId = FieldId(2144);
    pub const THREAT_INDICATOR_REGISTRY_DATA_STRINGS: FieldId = FieldId(2145);
    pub const THREAT_INDICATOR_REGISTRY_DATA_TYPE: FieldId = FieldId(2146);
    pub const THREAT_INDICATOR_REGISTRY_HIVE: FieldId = FieldId(2147);
    pub const THREAT_INDICATOR_REGISTRY_KEY: FieldId = FieldId(2148);
    pub const THREAT_INDICATOR_REGISTRY_PATH: FieldId = FieldId(2149);
    pub const THREAT_INDICATOR_REGISTRY_VALUE: FieldId = FieldId(2150);
    pub const THREAT_INDICATOR_SCANNER_STATS: FieldId = FieldId(2151);
    pub const THREAT_INDICATOR_SIGHTINGS: FieldId = FieldId(2152);
    pub const THREAT_INDICATOR_TYPE: FieldId = FieldId(2153);
    pub const THREAT_INDICATOR_URL_DOMAIN: FieldId = FieldId(2154);
    pub const THREAT_INDICATOR_URL_EXTENSION: FieldId = FieldId(2155);
    pub const THREAT_INDICATOR_URL_FRAGMENT: FieldId = FieldId(2156);
    pub const THREAT_INDICATOR_URL_FULL: FieldId = FieldId(2157);
    pub const THREAT_INDICATOR_URL_ORIGINAL: FieldId = FieldId(2158);
    pub const THREAT_INDICATOR_URL_PASSWORD: FieldId = FieldId(2159);
    pub const THREAT_INDICATOR_URL_PATH: FieldId = FieldId(2160);
    pub const THREAT_INDICATOR_URL_PORT: FieldId = FieldId(2161);
    pub const THREAT_INDICATOR_URL_QUERY: FieldId = FieldId(2162);
    pub const THREAT_INDICATOR_URL_REGISTERED_DOMAIN: FieldId = FieldId(2163);
    pub const THREAT_INDICATOR_URL_SCHEME: FieldId = FieldId(2164);
    pub const THREAT_INDICATOR_URL_SUBDOMAIN: FieldId = FieldId(2165);
    pub const THREAT_INDICATOR_URL_TOP_LEVEL_DOMAIN: FieldId = FieldId(2166);
    pub const THREAT_INDICATOR_URL_USERNAME: FieldId = FieldId(2167);
    pub const THREAT_INDICATOR_X509_ALTERNATIVE_NAMES: FieldId = FieldId(2168);
    pub const THREAT_INDICATOR_X509_ISSUER_COMMON_NAME: FieldId = FieldId(2169);
    pub const THREAT_INDICATOR_X509_ISSUER_COUNTRY: FieldId = FieldId(2170);
    pub const THREAT_INDICATOR_X509_ISSUER_DISTINGUISHED_NAME: FieldId = FieldId(2171);
    pub const THREAT_INDICATOR_X509_ISSUER_LOCALITY: FieldId = FieldId(2172);
    pub const THREAT_INDICATOR_X509_ISSUER_ORGANIZATION: FieldId = FieldId(2173);
    pub const THREAT_INDICATOR_X509_ISSUER_ORGANIZATIONAL_UNIT: FieldId = FieldId(2174);
    pub const THREAT_INDICATOR_X509_ISSUER_STATE_OR_PROVINCE: FieldId = FieldId(2175);
    pub const THREAT_INDICATOR_X509_NOT_AFTER: FieldId = FieldId(2176);
    pub const THREAT_INDICATOR_X509_NOT_BEFORE: FieldId = FieldId(2177);
    pub const THREAT_INDICATOR_X509_PUBLIC_KEY_ALGORITHM: FieldId = FieldId(2178);
    pub const THREAT_INDICATOR_X509_PUBLIC_KEY_CURVE: FieldId = FieldId(2179);
    pub const THREAT_INDICATOR_X509_PUBLIC_KEY_EXPONENT: FieldId = FieldId(2180);
    pub const THREAT_INDICATOR_X509_PUBLIC_KEY_SIZE: FieldId = FieldId(2181);
    pub const THREAT_INDICATOR_X509_SERIAL_NUMBER: FieldId = FieldId(2182);
    pub const THREAT_INDICATOR_X509_SIGNATURE_ALGORITHM: FieldId = FieldId(2183);
    pub const THREAT_INDICATOR_X509_SUBJECT_COMMON_NAME: FieldId = FieldId(2184);
    pub const THREAT_INDICATOR_X509_SUBJECT_COUNTRY: FieldId = FieldId(2185);
    pub const THREAT_INDICATOR_X509_SUBJECT_DISTINGUISHED_NAME: FieldId = FieldId(2186);
    pub const THREAT_INDICATOR_X509_SUBJECT_LOCALITY: FieldId = FieldId(2187);
    pub const THREAT_INDICATOR_X509_SUBJECT_ORGANIZATION: FieldId = FieldId(2188);
    pub const THREAT_INDICATOR_X509_SUBJECT_ORGANIZATIONAL_UNIT: FieldId = FieldId(2189);
    pub const THREAT_INDICATOR_X509_SUBJECT_STATE_OR_PROVINCE: FieldId = FieldId(2190);
    pub const THREAT_INDICATOR_X509_VERSION_NUMBER: FieldId = FieldId(2191);
    pub const THREAT_SOFTWARE_ALIAS: FieldId = FieldId(2192);
    pub const THREAT_SOFTWARE_ID: FieldId = FieldId(2193);
    pub const THREAT_SOFTWARE_NAME: FieldId = FieldId(2194);
    pub const THREAT_SOFTWARE_PLATFORMS: FieldId = FieldId(2195);
    pub const THREAT_SOFTWARE_REFERENCE: FieldId = FieldId(2196);
    pub const THREAT_SOFTWARE_TYPE: FieldId = FieldId(2197);
    pub const THREAT_TACTIC_ID: FieldId = FieldId(2198);
    pub const THREAT_TACTIC_NAME: FieldId = FieldId(2199);
    pub const THREAT_TACTIC_REFERENCE: FieldId = FieldId(2200);
    pub const THREAT_TECHNIQUE_ID: FieldId = FieldId(2201);
    pub const THREAT_TECHNIQUE_NAME: FieldId = FieldId(2202);
    pub const THREAT_TECHNIQUE_REFERENCE: FieldId = FieldId(2203);
    pub const THREAT_TECHNIQUE_SUBTECHNIQUE_ID: FieldId = FieldId(2204);
    pub const THREAT_TECHNIQUE_SUBTECHNIQUE_NAME: FieldId = FieldId(2205);
    pub const THREAT_TECHNIQUE_SUBTECHNIQUE_REFERENCE: FieldId = FieldId(2206);
    pub const TLS_CIPHER: FieldId = FieldId(2207);
    pub const TLS_CLIENT_CERTIFICATE: FieldId = FieldId(2208);
    pub const TLS_CLIENT_CERTIFICATE_CHAIN: FieldId = FieldId(2209);
    pub const TLS_CLIENT_HASH_MD5: FieldId = FieldId(2210);
    pub const TLS_CLIENT_HASH_SHA1: FieldId = FieldId(2211);
    pub const TLS_CLIENT_HASH_SHA256: FieldId = FieldId(2212);
    pub const TLS_CLIENT_ISSUER: FieldId = FieldId(2213);
    pub const TLS_CLIENT_JA3: FieldId = FieldId(2214);
    pub const TLS_CLIENT_NOT_AFTER: FieldId = FieldId(2215);
    pub const TLS_CLIENT_NOT_BEFORE: FieldId = FieldId(2216);
    pub const TLS_CLIENT_SERVER_NAME: FieldId = FieldId(2217);
    pub const TLS_CLIENT_SUBJECT: FieldId = FieldId(2218);
    pub const TLS_CLIENT_SUPPORTED_CIPHERS: FieldId = FieldId(2219);
    pub const TLS_CLIENT_X509_ALTERNATIVE_NAMES: FieldId = FieldId(2220);
    pub const TLS_CLIENT_X509_ISSUER_COMMON_NAME: FieldId = FieldId(2221);
    pub const TLS_CLIENT_X509_ISSUER_COUNTRY: FieldId = FieldId(2222);
    pub const TLS_CLIENT_X509_ISSUER_DISTINGUISHED_NAME: FieldId = FieldId(2223);
    pub const TLS_CLIENT_X509_ISSUER_LOCALITY: FieldId = FieldId(2224);
    pub const TLS_CLIENT_X509_ISSUER_ORGANIZATION: FieldId = FieldId(2225);
    pub const TLS_CLIENT_X509_ISSUER_ORGANIZATIONAL_UNIT: FieldId = FieldId(2226);
    pub const TLS_CLIENT_X509_ISSUER_STATE_OR_PROVINCE: FieldId = FieldId(2227);
    pub const TLS_CLIENT_X509_NOT_AFTER: FieldId = FieldId(2228);
    pub const TLS_CLIENT_X509_NOT_BEFORE: FieldId = FieldId(2229);
    pub const TLS_CLIENT_X509_PUBLIC_KEY_ALGORITHM: FieldId = FieldId(2230);
    pub const TLS_CLIENT_X509_PUBLIC_KEY_CURVE: FieldId = FieldId(2231);
    pub const TLS_CLIENT_X509_PUBLIC_KEY_EXPONENT: FieldId = FieldId(2232);
    pub const TLS_CLIENT_X509_PUBLIC_KEY_SIZE: FieldId = FieldId(2233);
    pub const TLS_CLIENT_X509_SERIAL_NUMBER: FieldId = FieldId(2234);
    pub const TLS_CLIENT_X509_SIGNATURE_ALGORITHM: FieldId = FieldId(2235);
    pub const TLS_CLIENT_X509_SUBJECT_COMMON_NAME: FieldId = FieldId(2236);
    pub const TLS_CLIENT_X509_SUBJECT_COUNTRY: FieldId = FieldId(2237);
    pub const TLS_CLIENT_X509_SUBJECT_DISTINGUISHED_NAME: FieldId = FieldId(2238);
    pub const TLS_CLIENT_X509_SUBJECT_LOCALITY: FieldId = FieldId(2239);
    pub const TLS_CLIENT_X509_SUBJECT_ORGANIZATION: FieldId = FieldId(2240);
    pub const TLS_CLIENT_X509_SUBJECT_ORGANIZATIONAL_UNIT: FieldId = FieldId(2241);
    pub const TLS_CLIENT_X509_SUBJECT_STATE_OR_PROVINCE: FieldId = FieldId(2242);
    pub const TLS_CLIENT_X509_VERSION_NUMBER: FieldId = FieldId(2243);
    pub const TLS_CURVE: FieldId = FieldId(2244);
    pub const TLS_ESTABLISHED: FieldId = FieldId(2245);
    pub const TLS_NEXT_PROTOCOL: FieldId = FieldId(2246);
    pub const TLS_RESUMED: FieldId = FieldId(2247);
    pub const TLS_SERVER_CERTIFICATE: FieldId = FieldId(2248);
    pub const TLS_SERVER_CERTIFICATE_CHAIN: FieldId = FieldId(2249);
    pub const TLS_SERVER_HASH_MD5: FieldId = FieldId(2250);
    pub const TLS_SERVER_HASH_SHA1: FieldId = FieldId(2251);
    pub const TLS_SERVER_HASH_SHA256: FieldId = FieldId(2252);
    pub const TLS_SERVER_ISSUER: FieldId = FieldId(2253);
    pub const TLS_SERVER_JA3S: FieldId = FieldId(2254);
    pub const TLS_SERVER_NOT_AFTER: FieldId = FieldId(2255);
    pub const TLS_SERVER_NOT_BEFORE: FieldId = FieldId(2256);
    pub const TLS_SERVER_SUBJECT: FieldId = FieldId(2257);
    pub const TLS_SERVER_X509_ALTERNATIVE_NAMES: FieldId = FieldId(2258);
    pub const TLS_SERVER_X509_ISSUER_COMMON_NAME: FieldId = FieldId(2259);
    pub const TLS_SERVER_X509_ISSUER_COUNTRY: FieldId = FieldId(2260);
    pub const TLS_SERVER_X509_ISSUER_DISTINGUISHED_NAME: FieldId = FieldId(2261);
    pub const TLS_SERVER_X509_ISSUER_LOCALITY: FieldId = FieldId(2262);
    pub const TLS_SERVER_X509_ISSUER_ORGANIZATION: FieldId = FieldId(2263);
    pub const TLS_SERVER_X509_ISSUER_ORGANIZATIONAL_UNIT: FieldId = FieldId(2264);
    pub const TLS_SERVER_X509_ISSUER_STATE_OR_PROVINCE: FieldId = FieldId(2265);
    pub const TLS_SERVER_X509_NOT_AFTER: FieldId = FieldId(2266);
    pub const TLS_SERVER_X509_NOT_BEFORE: FieldId = FieldId(2267);
    pub const TLS_SERVER_X509_PUBLIC_KEY_ALGORITHM: FieldId = FieldId(2268);
    pub const TLS_SERVER_X509_PUBLIC_KEY_CURVE: FieldId = FieldId(2269);
    pub const TLS_SERVER_X509_PUBLIC_KEY_EXPONENT: FieldId = FieldId(2270);
    pub const TLS_SERVER_X509_PUBLIC_KEY_SIZE: FieldId = FieldId(2271);
    pub const TLS_SERVER_X509_SERIAL_NUMBER: FieldId = FieldId(2272);
    pub const TLS_SERVER_X509_SIGNATURE_ALGORITHM: FieldId = FieldId(2273);
    pub const TLS_SERVER_X509_SUBJECT_COMMON_NAME: FieldId = FieldId(2274);
    pub const TLS_SERVER_X509_SUBJECT_COUNTRY: FieldId = FieldId(2275);
    pub const TLS_SERVER_X509_SUBJECT_DISTINGUISHED_NAME: FieldId = FieldId(2276);
    pub const TLS_SERVER_X509_SUBJECT_LOCALITY: FieldId = FieldId(2277);
    pub const TLS_SERVER_X509_SUBJECT_ORGANIZATION: FieldId = FieldId(2278);
    pub const TLS_SERVER_X509_SUBJECT_ORGANIZATIONAL_UNIT: FieldId = FieldId(2279);
    pub const TLS_SERVER_X509_SUBJECT_STATE_OR_PROVINCE: FieldId = FieldId(2280);
    pub const TLS_SERVER_X509_VERSION_NUMBER: FieldId = FieldId(2281);
    pub const TLS_VERSION: FieldId = FieldId(2282);
    pub const TLS_VERSION_PROTOCOL: FieldId = FieldId(2283);
    pub const TRACE_ID: FieldId = FieldId(2284);
    pub const TRANSACTION_ID: FieldId = FieldId(2285);
    pub const URL_DOMAIN: FieldId = FieldId(2286);
    pub const URL_EXTENSION: FieldId = FieldId(2287);
    pub const URL_FRAGMENT: FieldId = FieldId(2288);
    pub const URL_FULL: FieldId = FieldId(2289);
    pub const URL_ORIGINAL: FieldId = FieldId(2290);
    pub const URL_PASSWORD: FieldId = FieldId(2291);
    pub const URL_PATH: FieldId = FieldId(2292);
    pub const URL_PORT: FieldId = FieldId(2293);
    pub const URL_QUERY: FieldId = FieldId(2294);
    pub const URL_REGISTERED_DOMAIN: FieldId = FieldId(2295);
    pub const URL_SCHEME: FieldId = FieldId(2296);
    pub const URL_SUBDOMAIN: FieldId = FieldId(2297);
    pub const URL_TOP_LEVEL_DOMAIN: FieldId = FieldId(2298);
    pub const URL_USERNAME: FieldId = FieldId(2299);
    pub const USER_CHANGES_DOMAIN: FieldId = FieldId(2300);
    pub const USER_CHANGES_EMAIL: FieldId = FieldId(2301);
    pub const USER_CHANGES_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(2302);
    pub const USER_CHANGES_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(2303);
    pub const USER_CHANGES_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(2304);
    pub const USER_CHANGES_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(2305);
    pub const USER_CHANGES_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(2306);
    pub const USER_CHANGES_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(2307);
    pub const USER_CHANGES_ENTITY_BEHAVIOR: FieldId = FieldId(2308);
    pub const USER_CHANGES_ENTITY_DISPLAY_NAME: FieldId = FieldId(2309);
    pub const USER_CHANGES_ENTITY_ID: FieldId = FieldId(2310);
    pub const USER_CHANGES_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(2311);
    pub const USER_CHANGES_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(2312);
    pub const USER_CHANGES_ENTITY_METRICS: FieldId = FieldId(2313);
    pub const USER_CHANGES_ENTITY_NAME: FieldId = FieldId(2314);
    pub const USER_CHANGES_ENTITY_RAW: FieldId = FieldId(2315);
    pub const USER_CHANGES_ENTITY_REFERENCE: FieldId = FieldId(2316);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(2317);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(2318);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(2319);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(2320);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(2321);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(2322);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(2323);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(2324);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(2325);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(2326);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(2327);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(2328);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(2329);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(2330);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(2331);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(2332);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(2333);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(2334);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(2335);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(2336);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(2337);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(2338);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(2339);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(2340);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(2341);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(2342);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(2343);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(2344);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(2345);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(2346);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(2347);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(2348);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(2349);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(2350);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(2351);
    pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(2352);
    pub const USER_CHANGES_ENTITY_SOURCE: FieldId = FieldId(2353);
    pub const USER_CHANGES_ENTITY_SUB_TYPE: FieldId = FieldId(2354);
    pub const USER_CHANGES_ENTITY_TYPE: FieldId = FieldId(2355);
    pub const USER_CHANGES_FULL_NAME: FieldId = FieldId(2356);
    pub const USER_CHANGES_GROUP_DOMAIN: FieldId = FieldId(2357);
    pub const USER_CHANGES_GROUP_ID: FieldId = FieldId(2358);
    pub const USER_CHANGES_GROUP_NAME: FieldId = FieldId(2359);
    pub const USER_CHANGES_HASH: FieldId = FieldId(2360);
    pub const USER_CHANGES_ID: FieldId = FieldId(2361);
    pub const USER_CHANGES_NAME: FieldId = FieldId(2362);
    pub const USER_CHANGES_RISK_CALCULATED_LEVEL: FieldId = FieldId(2363);
    pub const USER_CHANGES_RISK_CALCULATED_SCORE: FieldId = FieldId(2364);
    pub const USER_CHANGES_RISK_CALCULATED_SCORE_NORM: FieldId = FieldId(2365);
    pub const USER_CHANGES_RISK_STATIC_LEVEL: FieldId = FieldId(2366);
    pub const USER_CHANGES_RISK_STATIC_SCORE: FieldId = FieldId(2367);
    pub const USER_CHANGES_RISK_STATIC_SCORE_NORM: FieldId = FieldId(2368);
    pub const USER_CHANGES_ROLES: FieldId = FieldId(2369);
    pub const USER_DOMAIN: FieldId = FieldId(2370);
    pub const USER_EFFECTIVE_DOMAIN: FieldId = FieldId(2371);
    pub const USER_EFFECTIVE_EMAIL: FieldId = FieldId(2372);
    pub const USER_EFFECTIVE_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(2373);
    pub const USER_EFFECTIVE_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(2374);
    pub const USER_EFFECTIVE_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(2375);
    pub const USER_EFFECTIVE_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(2376);
    pub const USER_EFFECTIVE_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(2377);
    pub const USER_EFFECTIVE_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(2378);
    pub const USER_EFFECTIVE_ENTITY_BEHAVIOR: FieldId = FieldId(2379);
    pub const USER_EFFECTIVE_ENTITY_DISPLAY_NAME: FieldId = FieldId(2380);
    pub const USER_EFFECTIVE_ENTITY_ID: FieldId = FieldId(2381);
    pub const USER_EFFECTIVE_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(2382);
    pub const USER_EFFECTIVE_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(2383);
    pub const USER_EFFECTIVE_ENTITY_METRICS: FieldId = FieldId(2384);
    pub const USER_EFFECTIVE_ENTITY_NAME: FieldId = FieldId(2385);
    pub const USER_EFFECTIVE_ENTITY_RAW: FieldId = FieldId(2386);
    pub const USER_EFFECTIVE_ENTITY_REFERENCE: FieldId = FieldId(2387);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(2388);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(2389);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(2390);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(2391);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(2392);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(2393);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(2394);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(2395);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(2396);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(2397);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(2398);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(2399);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(2400);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(2401);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(2402);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(2403);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(2404);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(2405);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(2406);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(2407);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(2408);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(2409);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(2410);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(2411);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(2412);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(2413);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(2414);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(2415);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(2416);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(2417);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(2418);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(2419);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(2420);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(2421);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(2422);
    pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(2423);
    pub const USER_EFFECTIVE_ENTITY_SOURCE: FieldId = FieldId(2424);
    pub const USER_EFFECTIVE_ENTITY_SUB_TYPE: FieldId = FieldId(2425);
    pub const USER_EFFECTIVE_ENTITY_TYPE: FieldId = FieldId(2426);
    pub const USER_EFFECTIVE_FULL_NAME: FieldId = FieldId(2427);
    pub const USER_EFFECTIVE_GROUP_DOMAIN: FieldId = FieldId(2428);
    pub const USER_EFFECTIVE_GROUP_ID: FieldId = FieldId(2429);
    pub const USER_EFFECTIVE_GROUP_NAME: FieldId = FieldId(2430);
    pub const USER_EFFECTIVE_HASH: FieldId = FieldId(2431);
    pub const USER_EFFECTIVE_ID: FieldId = FieldId(2432);
    pub const USER_EFFECTIVE_NAME: FieldId = FieldId(2433);
    pub const USER_EFFECTIVE_RISK_CALCULATED_LEVEL: FieldId = FieldId(2434);
    pub const USER_EFFECTIVE_RISK_CALCULATED_SCORE: FieldId = FieldId(2435);
    pub const USER_EFFECTIVE_RISK_CALCULATED_SCORE_NORM: FieldId = FieldId(2436);
    pub const USER_EFFECTIVE_RISK_STATIC_LEVEL: FieldId = FieldId(2437);
    pub const USER_EFFECTIVE_RISK_STATIC_SCORE: FieldId = FieldId(2438);
    pub const USER_EFFECTIVE_RISK_STATIC_SCORE_NORM: FieldId = FieldId(2439);
    pub const USER_EFFECTIVE_ROLES: FieldId = FieldId(2440);
    pub const USER_EMAIL: FieldId = FieldId(2441);
    pub const USER_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(2442);
    pub const USER_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(2443);
    pub const USER_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(2444);
    pub const USER_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(2445);
    pub const USER_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(2446);
    pub const USER_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(2447);
    pub const USER_ENTITY_BEHAVIOR: FieldId = FieldId(2448);
    pub const USER_ENTITY_DISPLAY_NAME: FieldId = FieldId(2449);
    pub const USER_ENTITY_ID: FieldId = FieldId(2450);
    pub const USER_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(2451);
    pub const USER_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(2452);
    pub const USER_ENTITY_METRICS: FieldId = FieldId(2453);
    pub const USER_ENTITY_NAME: FieldId = FieldId(2454);
    pub const USER_ENTITY_RAW: FieldId = FieldId(2455);
    pub const USER_ENTITY_REFERENCE: FieldId = FieldId(2456);
    pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(2457);
    pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(2458);
    pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(2459);
    pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(2460);
    pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(2461);
    pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(2462);
    pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(2463);
    pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(2464);
    pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(2465);
    pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(2466);
    pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(2467);
    pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(2468);
    pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(2469);
    pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(2470);
    pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(2471);
    pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(2472);
    pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(2473);
    pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(2474);
    pub const USER_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(2475);
    pub const USER_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(2476);
    pub const USER_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(2477);
    pub const USER_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(2478);
    pub const USER_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(2479);
    pub const USER_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(2480);
    pub const USER_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(2481);
    pub const USER_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(2482);
    pub const USER_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(2483);
    pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(2484);
    pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(2485);
    pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(2486);
    pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(2487);
    pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(2488);
    pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(2489);
    pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(2490);
    pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(2491);
    pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(2492);
    pub const USER_ENTITY_SOURCE: FieldId = FieldId(2493);
    pub const USER_ENTITY_SUB_TYPE: FieldId = FieldId(2494);
    pub const USER_ENTITY_TYPE: FieldId = FieldId(2495);
    pub const USER_FULL_NAME: FieldId = FieldId(2496);
    pub const USER_GROUP_DOMAIN: FieldId = FieldId(2497);
    pub const USER_GROUP_ID: FieldId = FieldId(2498);
    pub const USER_GROUP_NAME: FieldId = FieldId(2499);
    pub const USER_HASH: FieldId = FieldId(2500);
    pub const USER_ID: FieldId = FieldId(2501);
    pub const USER_NAME: FieldId = FieldId(2502);
    pub const USER_RISK_CALCULATED_LEVEL: FieldId = FieldId(2503);
    pub const USER_RISK_CALCULATED_SCORE: FieldId = FieldId(2504);
    pub const USER_RISK_CALCULATED_SCORE_NORM: FieldId = FieldId(2505);
    pub const USER_RISK_STATIC_LEVEL: FieldId = FieldId(2506);
    pub const USER_RISK_STATIC_SCORE: FieldId = FieldId(2507);
    pub const USER_RISK_STATIC_SCORE_NORM: FieldId = FieldId(2508);
    pub const USER_ROLES: FieldId = FieldId(2509);
    pub const USER_TARGET_DOMAIN: FieldId = FieldId(2510);
    pub const USER_TARGET_EMAIL: FieldId = FieldId(2511);
    pub const USER_TARGET_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(2512);
    pub const USER_TARGET_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(2513);
    pub const USER_TARGET_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(2514);
    pub const USER_TARGET_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(2515);
    pub const USER_TARGET_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(2516);
    pub const USER_TARGET_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(2517);
    pub const USER_TARGET_ENTITY_BEHAVIOR: FieldId = FieldId(2518);
    pub const USER_TARGET_ENTITY_DISPLAY_NAME: FieldId = FieldId(2519);
    pub const USER_TARGET_ENTITY_ID: FieldId = FieldId(2520);
    pub const USER_TARGET_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(2521);
    pub const USER_TARGET_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(2522);
    pub const USER_TARGET_ENTITY_METRICS: FieldId = FieldId(2523);
    pub const USER_TARGET_ENTITY_NAME: FieldId = FieldId(2524);
    pub const USER_TARGET_ENTITY_RAW: FieldId = FieldId(2525);
    pub const USER_TARGET_ENTITY_REFERENCE: FieldId = FieldId(2526);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(2527);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(2528);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(2529);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(2530);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(2531);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(2532);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(2533);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(2534);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(2535);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(2536);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(2537);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(2538);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(2539);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(2540);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(2541);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(2542);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(2543);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(2544);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(2545);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(2546);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(2547);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(2548);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(2549);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(2550);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(2551);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(2552);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(2553);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(2554);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(2555);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(2556);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(2557);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(2558);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(2559);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(2560);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(2561);
    pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(2562);
    pub const USER_TARGET_ENTITY_SOURCE: FieldId = FieldId(2563);
    pub const USER_TARGET_ENTITY_SUB_TYPE: FieldId = FieldId(2564);
    pub const USER_TARGET_ENTITY_TYPE: FieldId = FieldId(2565);
    pub const USER_TARGET_FULL_NAME: FieldId = FieldId(2566);
    pub const USER_TARGET_GROUP_DOMAIN: FieldId = FieldId(2567);
    pub const USER_TARGET_GROUP_ID: FieldId = FieldId(2568);
    pub const USER_TARGET_GROUP_NAME: FieldId = FieldId(2569);
    pub const USER_TARGET_HASH: FieldId = FieldId(2570);
    pub const USER_TARGET_ID: FieldId = FieldId(2571);
    pub const USER_TARGET_NAME: FieldId = FieldId(2572);
    pub const USER_TARGET_RISK_CALCULATED_LEVEL: FieldId = FieldId(2573);
    pub const USER_TARGET_RISK_CALCULATED_SCORE: FieldId = FieldId(2574);
    pub const USER_TARGET_RISK_CALCULATED_SCORE_NORM: FieldId = FieldId(2575);
    pub const USER_TARGET_RISK_STATIC_LEVEL: FieldId = FieldId(2576);
    pub const USER_TARGET_RISK_STATIC_SCORE: FieldId = FieldId(2577);
    pub const USER_TARGET_RISK_STATIC_SCORE_NORM: FieldId = FieldId(2578);
    pub const USER_TARGET_ROLES: FieldId = FieldId(2579);
    pub const USER_AGENT_DEVICE_NAME: FieldId = FieldId(2580);
    pub const USER_AGENT_NAME: FieldId = FieldId(2581);
    pub const USER_AGENT_ORIGINAL: FieldId = FieldId(2582);
    pub const USER_AGENT_OS_FAMILY: FieldId = FieldId(2583);
    pub const USER_AGENT_OS_FULL: FieldId = FieldId(2584);
    pub const USER_AGENT_OS_KERNEL: FieldId = FieldId(2585);
    pub const USER_AGENT_OS_NAME: FieldId = FieldId(2586);
    pub const USER_AGENT_OS_PLATFORM: FieldId = FieldId(2587);
    pub const USER_AGENT_OS_TYPE: FieldId = FieldId(2588);
    pub const USER_AGENT_OS_VERSION: FieldId = FieldId(2589);
    pub const USER_AGENT_VERSION: FieldId = FieldId(2590);
    pub const VOLUME_BUS_TYPE: FieldId = FieldId(2591);
    pub const VOLUME_DEFAULT_ACCESS: FieldId = FieldId(2592);
    pub const VOLUME_DEVICE_NAME: FieldId = FieldId(2593);
    pub const VOLUME_DEVICE_TYPE: FieldId = FieldId(2594);
    pub const VOLUME_DOS_NAME: FieldId = FieldId(2595);
    pub const VOLUME_FILE_SYSTEM_TYPE: FieldId = FieldId(2596);
    pub const VOLUME_MOUNT_NAME: FieldId = FieldId(2597);
    pub const VOLUME_NT_NAME: FieldId = FieldId(2598);
    pub const VOLUME_PRODUCT_ID: FieldId = FieldId(2599);
    pub const VOLUME_PRODUCT_NAME: FieldId = FieldId(2600);
    pub const VOLUME_REMOVABLE: FieldId = FieldId(2601);
    pub const VOLUME_SERIAL_NUMBER: FieldId = FieldId(2602);
    pub const VOLUME_SIZE: FieldId = FieldId(2603);
    pub const VOLUME_VENDOR_ID: FieldId = FieldId(2604);
    pub const VOLUME_VENDOR_NAME: FieldId = FieldId(2605);
    pub const VOLUME_WRITABLE: FieldId = FieldId(2606);
    pub const VULNERABILITY_CATEGORY: FieldId = FieldId(2607);
    pub const VULNERABILITY_CLASSIFICATION: FieldId = FieldId(2608);
    pub const VULNERABILITY_DESCRIPTION: FieldId = FieldId(2609);
    pub const VULNERABILITY_ENUMERATION: FieldId = FieldId(2610);
    pub const VULNERABILITY_ID: FieldId = FieldId(2611);
    pub const VULNERABILITY_REFERENCE: FieldId = FieldId(2612);
    pub const VULNERABILITY_REPORT_ID: FieldId = FieldId(2613);
    pub const VULNERABILITY_SCANNER_VENDOR: FieldId = FieldId(2614);
    pub const VULNERABILITY_SCORE_BASE: FieldId = FieldId(2615);
    pub const VULNERABILITY_SCORE_ENVIRONMENTAL: FieldId = FieldId(2616);
    pub const VULNERABILITY_SCORE_TEMPORAL: FieldId = FieldId(2617);
    pub const VULNERABILITY_SCORE_VERSION: FieldId = FieldId(2618);
    pub const VULNERABILITY_SEVERITY: FieldId = FieldId(2619);
}
