//! CloudFormation's types of resources, as far as the stacks use them: properties under CloudFormation's names in Rust's
//! spelling. What they mean is told in the CloudFormation resource reference, under the type's name.
#![allow(missing_docs, reason = "the properties are CloudFormation's, and are told there")]

pub mod alerts;
pub mod compute;
pub mod delivery;
pub mod iam;
pub mod network;
pub mod queues;
pub mod storage;

use crate::value::Value;

/// Whether a property is left out of the template.
pub(crate) trait Absent {
    fn is_absent(&self) -> bool;
}

impl Absent for Value {
    fn is_absent(&self) -> bool {
        Value::is_absent(self)
    }
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// Declares groups of properties; with a name of CloudFormation in front, a type of resource.
macro_rules! properties {
    ($($(#[$meta:meta])* $($kind:literal =>)? $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* })*) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Debug, Default, serde::Serialize)]
            #[serde(rename_all = "PascalCase")]
            pub struct $name {
                $(
                    $(#[$field_meta])*
                    #[serde(skip_serializing_if = "crate::resources::Absent::is_absent")]
                    pub $field: $type,
                )*
            }
            $(
                impl crate::template::Resource for $name {
                    const TYPE: &'static str = $kind;
                }
            )?
        )*
    };
}

/// Attributes of a type of resource beside its reference.
macro_rules! attributes {
    ($($resource:ty { $($(#[$meta:meta])* $method:ident = $attribute:literal,)* })*) => {
        $(impl crate::template::Handle<$resource> {
            $(
                $(#[$meta])*
                #[must_use]
                pub fn $method(&self) -> crate::value::Value {
                    self.attribute($attribute)
                }
            )*
        })*
    };
}

pub(crate) use {attributes, properties};
