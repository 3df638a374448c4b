//! What becomes of indices as they grow: policies of Index State Management, and templates that name the alias of an
//! index to it.
//!
//! A policy holds for indices that are made from then on. Where several name an index, the one with the highest priority
//! has it: ours have 1 to 3, so one of an operator's own takes an index from them with any higher one.

use serde_json::{Value, json};

use super::call::{Line, Trouble, Write};
use super::{document, holds};
use crate::templates::{TEMPLATES, Template, VERSION};

/// Indices that are made for an alias, one after the other: `log-x-000001`.
const ROLLOVER: Policy = Policy {
    id: "siem-rollover",
    body: include_str!("../../../../config/ism/siem-rollover.json"),
    // Documents came in until then.
    age: Some(Told { condition: "min_rollover_age", written_days: 0 }),
};
/// All others with logs.
const LIFECYCLE: Policy = Policy {
    id: "siem-lifecycle",
    body: include_str!("../../../../config/ism/siem-lifecycle.json"),
    // Counts from the day on which an index is made.
    age: Some(Told { condition: "min_index_age", written_days: LONGEST_MONTH_DAYS }),
};
/// What tells of logs that are not there: dead letters, with the only copy of their records, and the ledger.
const OWN: Policy = Policy { id: "siem-own", body: include_str!("../../../../config/ism/siem-own.json"), age: None };
/// An index of a month takes documents for so long after it was made.
const LONGEST_MONTH_DAYS: u32 = 31;
/// What templates for indices of aliases are called, before the alias.
const TEMPLATE_PREFIX: &str = "siem-rollover-";
/// Above all templates of which they are made.
const TEMPLATE_PRIORITY: u64 = 40;

/// An age of an index, counted from its last day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IndexAge {
    /// What the policy on the cluster says; never, where there is none.
    #[default]
    AsItIs,
    /// It does not grow so old.
    Never,
    /// So many days.
    Days(u32),
}

/// What becomes of indices as they grow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policies {
    /// The age at which an index moves to warm nodes, which the domain must have.
    pub warm_after: IndexAge,
    /// The age at which an index is deleted.
    pub delete_after: IndexAge,
    /// Aliases that may be written to (`index_rotation = auto`): their indices are rolled over before they are too large.
    pub aliases: Vec<String>,
}

struct Policy {
    id: &'static str,
    body: &'static str,
    /// How the age of its indices is told; `None`: they do not grow old.
    age: Option<Told>,
}

#[derive(Clone, Copy)]
struct Told {
    /// The condition of Index State Management that tells it.
    condition: &'static str,
    /// Days of that age in which documents still come in.
    written_days: u32,
}

/// Ages in days, as they hold in the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Ages {
    warm: Option<u32>,
    delete: Option<u32>,
}

impl Policies {
    pub(super) async fn look(&self, line: &Line<'_>) -> Result<Vec<Write>, Trouble> {
        let ages = self.ages(line).await?;
        let rollover = missing(&ROLLOVER, ages, line).await?;
        let lifecycle = missing(&LIFECYCLE, ages, line).await?;
        let own = missing(&OWN, ages, line).await?;
        // A policy meets an index when that is made, and then the alias must be known. What keeps an index comes before
        // what deletes it.
        let mut writes = self.templates(line).await?;
        writes.extend(rollover.into_iter().chain(own).chain(lifecycle));
        Ok(writes)
    }

    /// What was said, and where nothing was, what the cluster has.
    async fn ages(&self, line: &Line<'_>) -> Result<Ages, Trouble> {
        let asked = [self.warm_after, self.delete_after];
        let there = if asked.contains(&IndexAge::AsItIs) { line.find(&path(&LIFECYCLE)).await? } else { None };
        let there = there.map(|there| LIFECYCLE.ages_in(&there["policy"])).unwrap_or_default();
        let days = |asked: IndexAge, there: Option<u32>| match asked {
            IndexAge::AsItIs => there,
            IndexAge::Never => None,
            IndexAge::Days(days) => Some(days),
        };
        Ok(Ages { warm: days(self.warm_after, there.warm), delete: days(self.delete_after, there.delete) })
    }

    /// Templates for the aliases that have none, or an older one.
    async fn templates(&self, line: &Line<'_>) -> Result<Vec<Write>, Trouble> {
        let path = format!(
            "/_index_template/{TEMPLATE_PREFIX}*?filter_path=index_templates.name,index_templates.index_template.version"
        );
        let there = line.find(&path).await?.unwrap_or_default();
        let there = there["index_templates"].as_array().map(Vec::as_slice).unwrap_or_default();
        let is_there = |name: &str| {
            let found = there.iter().find(|one| one["name"] == name);
            found.is_some_and(|one| one["index_template"]["version"].as_u64() >= Some(VERSION))
        };
        let missing = self.aliases.iter().map(|alias| (alias, format!("{TEMPLATE_PREFIX}{alias}")));
        let missing = missing.filter(|(_, name)| !is_there(name));
        Ok(missing
            .filter_map(|(alias, name)| {
                Some(Write::put(
                    format!("/_index_template/{name}"),
                    template_for(alias)?,
                    format!("the template {name}"),
                ))
            })
            .collect())
    }
}

fn path(policy: &Policy) -> String {
    format!("/_plugins/_ism/policies/{}", policy.id)
}

/// What to write so that the cluster has this policy.
async fn missing(policy: &Policy, ages: Ages, line: &Line<'_>) -> Result<Option<Write>, Trouble> {
    let path = path(policy);
    let there = line.find(&path).await?;
    let wanted = policy.with_ages(ages);
    let does_nothing = wanted["policy"]["states"] == json!([{"name": "hot", "actions": [], "transitions": []}]);
    let what = format!("the policy {}", policy.id);
    Ok(match there {
        // One that does nothing keeps its indices from one that does.
        None if does_nothing && ages == Ages::default() => None,
        None => Some(Write::put(path, wanted, what)),
        Some(there) if holds(&there["policy"], &wanted["policy"]) => None,
        Some(there) => {
            let state = format!("if_seq_no={}&if_primary_term={}", there["_seq_no"], there["_primary_term"]);
            Some(Write::put(format!("{path}?{state}"), wanted, what))
        }
    })
}

impl Policy {
    /// The policy with the states that come with age.
    fn with_ages(&self, Ages { warm, delete }: Ages) -> Value {
        let mut made = document(self.body);
        let Some(Told { condition, written_days }) = self.age else { return made };
        // Moving takes hours and may fail while a domain is busy.
        let to_warm = json!({"warm_migration": {}, "timeout": "24h", "retry": {"count": 5, "delay": "1h"}});
        let warm = warm.filter(|warm| delete.is_none_or(|delete| *warm < delete));
        let later = [("warm", warm, to_warm), ("delete", delete, json!({"delete": {}}))];
        let Some(states) = made["policy"]["states"].as_array_mut() else { return made };
        for (name, days, action) in later {
            let Some(days) = days else { continue };
            if let Some(last) = states.last_mut() {
                let age = format!("{}d", days.saturating_add(written_days));
                last["transitions"] = json!([{"state_name": name, "conditions": {condition: age}}]);
            }
            states.push(json!({"name": name, "actions": [action], "transitions": []}));
        }
        made
    }

    /// The ages with which a policy on the cluster was made.
    fn ages_in(&self, made: &Value) -> Ages {
        let Some(Told { condition, written_days }) = self.age else { return Ages::default() };
        let states = made["states"].as_array().map(Vec::as_slice).unwrap_or_default();
        let transitions = || states.iter().filter_map(|state| state["transitions"].as_array()).flatten();
        let days_to = |name: &str| {
            let transition = transitions().find(|transition| transition["state_name"] == name)?;
            let days: u32 = transition["conditions"][condition].as_str()?.strip_suffix('d')?.parse().ok()?;
            Some(days.saturating_sub(written_days))
        };
        Ages { warm: days_to("warm"), delete: days_to("delete") }
    }
}

/// What holds for the indices of an alias, and in addition the alias's name, without which Index State Management does
/// not roll over. `None` for names that no template of ours is for.
fn template_for(alias: &str) -> Option<Value> {
    let first = format!("{alias}-000001");
    let of_index = TEMPLATES.iter().filter(|template| template.kind == "_index_template").map(Template::document);
    let mut template =
        of_index.filter(|template| is_for(template, &first)).max_by_key(|one| one["priority"].as_u64())?;
    template["index_patterns"] = json!([format!("{alias}-00*")]);
    template["priority"] = TEMPLATE_PRIORITY.into();
    template["template"]["settings"]["index"]["plugins.index_state_management.rollover_alias"] = alias.into();
    Some(template)
}

fn is_for(template: &Value, index: &str) -> bool {
    let mut patterns = template["index_patterns"].as_array().into_iter().flatten().filter_map(Value::as_str);
    patterns.any(|pattern| matches(pattern, index))
}

/// Whether a name is one of a pattern, in which `*` stands for anything.
fn matches(pattern: &str, name: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(mut name) = name.strip_prefix(start) else { return false };
    let mut parts = rest.split('*').peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return name.ends_with(part);
        }
        let Some(at) = name.find(part) else { return false };
        name = &name[at + part.len()..];
    }
    true
}

impl Template {
    fn document(&self) -> Value {
        document(self.body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn states(warm: Option<u32>, delete: Option<u32>, policy: &Policy) -> Value {
        policy.with_ages(Ages { warm, delete })["policy"]["states"].clone()
    }

    #[test]
    fn an_index_grows_warm_and_is_deleted_in_time() {
        let expected = json!([
            {"name": "hot", "actions": [], "transitions": [{"state_name": "warm", "conditions": {"min_index_age": "61d"}}]},
            {
                "name": "warm",
                "actions": [{"warm_migration": {}, "timeout": "24h", "retry": {"count": 5, "delay": "1h"}}],
                "transitions": [{"state_name": "delete", "conditions": {"min_index_age": "396d"}}],
            },
            {"name": "delete", "actions": [{"delete": {}}], "transitions": []},
        ]);
        assert_eq!(states(Some(30), Some(365), &LIFECYCLE), expected);
        let of_aliases = states(Some(30), Some(365), &ROLLOVER);
        assert_eq!(of_aliases[0]["actions"][0]["rollover"]["min_size"], "50gb");
        assert_eq!(of_aliases[0]["transitions"][0]["conditions"], json!({"min_rollover_age": "30d"}));
    }

    #[test]
    fn what_is_deleted_before_it_would_grow_warm_never_does() {
        let names: Vec<Value> = states(Some(30), Some(30), &LIFECYCLE)
            .as_array()
            .unwrap()
            .iter()
            .map(|state| state["name"].clone())
            .collect();
        assert_eq!(names, ["hot", "delete"]);
        assert_eq!(states(None, None, &LIFECYCLE).as_array().unwrap().len(), 1);
    }

    #[test]
    fn ages_are_found_again_in_the_policy_that_was_made_with_them() {
        let ages = |warm, delete| Ages { warm, delete };
        for made in [ages(None, None), ages(Some(30), None), ages(None, Some(1)), ages(Some(7), Some(365))] {
            assert_eq!(LIFECYCLE.ages_in(&LIFECYCLE.with_ages(made)["policy"]), made);
        }
        let by_hand = json!({"states": [{"transitions": [{"state_name": "delete", "conditions": {"cron": {}}}]}, {}]});
        assert_eq!(LIFECYCLE.ages_in(&by_hand), Ages::default());
    }

    #[test]
    fn a_record_of_the_last_day_of_a_month_is_kept_as_long_as_was_asked_for() {
        // An index of 1 January takes its last record on 31 January: on 2 February that is a day old.
        assert_eq!(
            states(None, Some(1), &LIFECYCLE)[0]["transitions"][0]["conditions"],
            json!({"min_index_age": "32d"})
        );
    }

    #[test]
    fn dead_letters_and_the_ledger_do_not_grow_old() {
        assert_eq!(states(Some(30), Some(365), &OWN), json!([{"name": "hot", "actions": [], "transitions": []}]));
        let priority = |policy: &Policy| document(policy.body)["policy"]["ism_template"][0]["priority"].as_u64();
        assert!(priority(&OWN) > priority(&ROLLOVER) && priority(&ROLLOVER) > priority(&LIFECYCLE));
    }

    #[test]
    fn indices_of_an_alias_have_the_template_of_their_log_and_the_aliases_name() {
        let template = template_for("log-aws-cloudtrail").unwrap();
        let of_log = TEMPLATES.iter().find(|one| one.name == "siem-cloudtrail").unwrap().document();
        assert_eq!(template["index_patterns"], json!(["log-aws-cloudtrail-00*"]));
        assert_eq!(template["template"]["mappings"], of_log["template"]["mappings"]);
        assert_eq!(template["composed_of"], of_log["composed_of"]);
        assert_eq!(template["version"], json!(VERSION));
        let settings = &template["template"]["settings"]["index"];
        assert_eq!(settings["plugins.index_state_management.rollover_alias"], "log-aws-cloudtrail");
        assert_eq!(settings["number_of_shards"], of_log["template"]["settings"]["index"]["number_of_shards"]);
        assert_eq!(template_for("other"), None);
        let priorities = TEMPLATES.iter().filter_map(|one| one.document()["priority"].as_u64());
        assert!(priorities.max() < Some(TEMPLATE_PRIORITY));
    }

    #[test]
    fn stars_stand_for_anything() {
        for (pattern, name, expected) in [
            ("log-*", "log-", true),
            ("log-*cloudtrail*", "log-aws-cloudtrail-000001", true),
            ("log-*cloudtrail*", "log-aws-elb-000001", false),
            ("log-*-00*", "log-x-2026-01", false),
            ("log-*-00*", "log-x-000001", true),
            ("log-x", "log-x", true),
            ("log-x", "log-xy", false),
            ("*x", "abx", true),
            ("*x", "xab", false),
        ] {
            assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
        }
    }
}
