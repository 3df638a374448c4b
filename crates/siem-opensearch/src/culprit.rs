//! What a refusal blames, read from the cluster's words. OpenSearch names only the first conflict of a document. The
//! sentences were measured on OpenSearch 2.19.4, those about mappings that merge are of older versions.

/// What is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Culprit {
    /// The field with this path, or something below it.
    Field(String),
    /// Somewhere, a name that no field may have.
    Names,
    /// Something is nested deeper than this.
    Depth(usize),
    /// Nothing by itself, or nothing that is named: too many fields, for instance.
    Unnamed,
}

/// What stands before the path of a field, and behind it.
const NAMING: [(&str, &str); 10] = [
    // failed to parse field [source.port] of type [long] in document with id 'x'. Preview of field's value: 'http'
    ("failed to parse field [", "] of type ["),
    // object mapping for [a.b] tried to parse field [b] as object, but found a concrete value
    ("object mapping for [", "] tried to parse field ["),
    // Could not dynamically add mapping for field [s.t]. Existing mapping for [s] must be of type object but found …
    ("Could not dynamically add mapping for field [", "]. Existing mapping for ["),
    // Document contains at least one immense term in field="k" (whose UTF8 encoding is longer than …
    ("immense term in field=\"", "\" (whose UTF8"),
    // Cannot write to a field alias [al].
    ("Cannot write to a field alias [", "]"),
    // Limit of mapping depth [20] has been exceeded due to object field [a.b]
    ("has been exceeded due to object field [", "]"),
    // mapper [m] cannot be changed from type [long] to [text]
    ("mapper [", "] "),
    // can't merge a non object mapping [m] with an object mapping
    ("can't merge a non object mapping [", "] "),
    ("Can't merge a non-nested mapping [", "] "),
    // object mapping [m] can't be changed from nested to non-nested
    ("object mapping [", "] can't be changed"),
];

/// What is said of names.
const NAMES: [&str; 4] = [
    "field name cannot be an empty string",
    "field name cannot contain only the character",
    "makes object resolution ambiguous",
    "object field cannot contain only whitespace",
];

/// Reads what the cluster said.
pub(crate) fn of(reason: &str) -> Culprit {
    // The first counts: what is quoted of the document stands behind it.
    let named = NAMING.iter().filter_map(|(before, behind)| found(reason, before, behind)).min();
    if let Some((_, path)) = named {
        return Culprit::Field(path.to_owned());
    }
    // mapping set to strict, dynamic introduction of [new] within [o] is not allowed
    if let Some((at, name)) = found(reason, "dynamic introduction of [", "] within [")
        && let Some((_, place)) = found(&reason[at..], "] within [", "] ")
    {
        return Culprit::Field(if place == "_doc" { name.to_owned() } else { format!("{place}.{name}") });
    }
    if NAMES.iter().any(|said| reason.contains(said)) {
        return Culprit::Names;
    }
    // The depth of the nested array field has exceeded the allowed limit of [20].
    let depth =
        found(reason, "field has exceeded the allowed limit of [", "]").and_then(|(_, limit)| limit.parse().ok());
    depth.map_or(Culprit::Unnamed, Culprit::Depth)
}

/// Where in a text something stands between two others, and what.
fn found<'t>(text: &'t str, before: &str, behind: &str) -> Option<(usize, &'t str)> {
    let at = text.find(before)? + before.len();
    let length = text[at..].find(behind)?;
    (length > 0).then(|| (at, &text[at..at + length]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(path: &str) -> Culprit {
        Culprit::Field(path.into())
    }

    #[test]
    fn the_first_name_is_read_from_what_the_cluster_says() {
        for (reason, culprit) in [
            (
                "failed to parse field [source.port] of type [long] in document with id 'x'. Preview of field's value: \
                 'object mapping for [evil] tried to parse field [evil]': For input string: \"http\"",
                field("source.port"),
            ),
            (
                "failed to parse field [source.geo.location] of type [geo_point]: unsupported symbol",
                field("source.geo.location"),
            ),
            ("object mapping for [x.y] tried to parse field [y] as object, but found a concrete value", field("x.y")),
            ("object mapping for [a] tried to parse field [null] as object, but found a concrete value", field("a")),
            (
                "Could not dynamically add mapping for field [s.t.u]. Existing mapping for [s] must be of type object but \
                 found [keyword].",
                field("s.t.u"),
            ),
            (
                "Document contains at least one immense term in field=\"k.keyword\" (whose UTF8 encoding is longer than the \
                 max length 32766), all of which were skipped.",
                field("k.keyword"),
            ),
            ("failed to parse: Cannot write to a field alias [al].", field("al")),
            ("Limit of mapping depth [20] has been exceeded due to object field [a.b]", field("a.b")),
            ("mapper [m] cannot be changed from type [long] to [text]", field("m")),
            ("mapping set to strict, dynamic introduction of [new] within [_doc] is not allowed", field("new")),
            ("mapping set to strict, dynamic introduction of [new] within [o.p] is not allowed", field("o.p.new")),
            ("failed to parse: field name cannot be an empty string", Culprit::Names),
            (
                "failed to parse: object field starting or ending with a [.] makes object resolution ambiguous: [.a]",
                Culprit::Names,
            ),
            ("failed to parse: object field cannot contain only whitespace: ['p. .q']", Culprit::Names),
            (
                "failed to parse: The depth of the field has exceeded the allowed limit of [20]. This limit can be set by \
                 changing the [index.mapping.depth.limit] index level setting.",
                Culprit::Depth(20),
            ),
            (
                "failed to parse: The depth of the nested array field has exceeded the allowed limit of [20].",
                Culprit::Depth(20),
            ),
            ("Limit of total fields [5000] has been exceeded", Culprit::Unnamed),
            ("failed to parse: Duplicate field 'zz'", Culprit::Unnamed),
            ("failed to parse field [", Culprit::Unnamed),
            ("", Culprit::Unnamed),
        ] {
            assert_eq!(of(reason), culprit, "{reason}");
        }
    }
}
