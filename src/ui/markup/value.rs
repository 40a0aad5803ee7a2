//! What attributes, classes and properties of elements can be set to.

use std::borrow::Cow;

use leptos::prelude::*;

/// What an attribute can be set to.
pub enum Value {
    /// It is not there.
    Absent,
    /// A text.
    Text(Cow<'static, str>),
    /// Whatever this gives, followed.
    Live(Box<dyn Fn() -> Value>),
}

/// What can be the value of an attribute, a property or a class.
pub trait IntoValue {
    /// The value.
    fn into_value(self) -> Value;
}

impl IntoValue for &'static str {
    fn into_value(self) -> Value {
        Value::Text(Cow::Borrowed(self))
    }
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Value::Text(Cow::Owned(self))
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        if self { Value::Text(Cow::Borrowed("")) } else { Value::Absent }
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Absent, T::into_value)
    }
}

/// What follows a signal of one of the types above.
macro_rules! live_values {
    ($($signal:ty),*) => {$(
        impl IntoValue for $signal {
            fn into_value(self) -> Value {
                Value::Live(Box::new(move || self.get().into_value()))
            }
        }
    )*};
}

live_values!(
    Signal<String>,
    Signal<&'static str>,
    Signal<bool>,
    RwSignal<String>,
    RwSignal<bool>,
    Memo<bool>
);
