//! What `view!` makes: elements of one type, built at once, whose live parts follow signals by themselves.
//!
//! Leptos's own macro makes a type, and code, of every element with all its attributes. Here an element is made by
//! calls, so that a hundred of them share the code of one. The price: a view that is made anew replaces its elements
//! instead of comparing them, so views that change often keep their elements and let texts and attributes live.

use std::borrow::Cow;

use leptos::ev::EventDescriptor;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::html::element::ElementType;
use leptos::tachys::html::node_ref::NodeRefContainer;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::reactive_graph::node_ref::NodeRef;
use leptos::tachys::renderer::{Rndr, types};
use leptos::tachys::view::any_view::{AnyView, AnyViewState};
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::wasm_bindgen::JsValue;
use send_wrapper::SendWrapper;

mod value;

pub use rahona_markup::view;
pub use value::{IntoValue, Value};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element with all that is in it.
pub struct Element(SendWrapper<Inner>);

struct Inner {
    node: types::Element,
    kept: Vec<Kept>,
}

/// What must live as long as the element: dropping it ends it.
enum Kept {
    Effect(#[expect(dead_code, reason = "kept for its drop")] RenderEffect<()>),
    Child(#[expect(dead_code, reason = "kept for its drop")] AnyViewState),
    Listener(
        #[expect(dead_code, reason = "kept for its drop")]
        leptos::tachys::renderer::RemoveEventHandler<types::Element>,
    ),
}

/// An event by its name alone.
#[derive(Clone, Copy)]
pub struct Named(pub &'static str);

impl EventDescriptor for Named {
    type EventType = leptos::ev::Event;
    const BUBBLES: bool = false;

    fn name(&self) -> Cow<'static, str> {
        Cow::Borrowed(self.0)
    }

    fn event_delegation_key(&self) -> Cow<'static, str> {
        Cow::Borrowed(self.0)
    }
}

/// A way to apply a value to an element.
type Apply = fn(&types::Element, &'static str, Option<&str>);

impl Element {
    /// An element with the attributes that never change.
    #[inline(never)]
    pub fn new(tag: &'static str, attributes: &[(&'static str, &'static str)]) -> Self {
        let space = matches!(tag, "svg" | "path" | "circle" | "line" | "g").then_some(SVG);
        let node = Rndr::create_element(tag, space);
        for (name, value) in attributes {
            Rndr::set_attribute(&node, name, value);
        }
        Self(SendWrapper::new(Inner { node, kept: Vec::new() }))
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn set(&mut self, name: &'static str, value: impl IntoValue) {
        self.apply(name, value.into_value(), |node, name, value| match value {
            Some(value) => Rndr::set_attribute(node, name, value),
            None => Rndr::remove_attribute(node, name),
        });
    }

    /// Adds a class while a value is there.
    #[inline(never)]
    pub fn class(&mut self, name: &'static str, value: impl IntoValue) {
        self.apply(name, value.into_value(), |node, name, value| match value {
            Some(_) => Rndr::add_class(&Rndr::class_list(node), name),
            None => Rndr::remove_class(&Rndr::class_list(node), name),
        });
    }

    /// Sets a property of the element's style.
    #[inline(never)]
    pub fn style(&mut self, name: &'static str, value: impl IntoValue) {
        self.apply(name, value.into_value(), |node, name, value| {
            Rndr::set_css_property(&Rndr::style(node), name, value.unwrap_or_default());
        });
    }

    /// Sets a property: `value` to the text, any other to whether a value is there.
    #[inline(never)]
    pub fn property(&mut self, name: &'static str, value: impl IntoValue) {
        self.apply(name, value.into_value(), |node, name, value| {
            let value = match name {
                "value" => JsValue::from_str(value.unwrap_or_default()),
                _ => JsValue::from_bool(value.is_some()),
            };
            Rndr::set_property(node, name, &value);
        });
    }

    /// Listens to an event.
    #[inline(never)]
    pub fn on<E: EventDescriptor>(&mut self, event: E, mut handler: impl FnMut(E::EventType) + 'static)
    where
        E::EventType: From<JsValue>,
    {
        self.listen(&event.name(), Box::new(move |event| handler(E::EventType::from(event))));
    }

    /// Tells a reference which element it means.
    #[inline(never)]
    pub fn reference<E: ElementType>(&mut self, reference: NodeRef<E>)
    where
        NodeRef<E>: NodeRefContainer<E>,
        E::Output: 'static,
    {
        reference.load(&self.0.node);
    }

    /// Puts something in, after what is there.
    #[inline(never)]
    pub fn child(&mut self, child: impl IntoView) {
        self.append(child.into_view().into_any());
    }

    #[inline(never)]
    fn append(&mut self, child: AnyView) {
        let mut state = child.build();
        state.mount(&self.0.node, None);
        self.0.kept.push(Kept::Child(state));
    }

    #[inline(never)]
    fn listen(&mut self, name: &str, handler: Box<dyn FnMut(types::Event)>) {
        let listener = Rndr::add_event_listener(&self.0.node, name, handler);
        self.0.kept.push(Kept::Listener(listener));
    }

    #[inline(never)]
    fn apply(&mut self, name: &'static str, value: Value, apply: Apply) {
        match value {
            // What was never there need not be taken away.
            Value::Absent => {}
            Value::Text(text) => apply(&self.0.node, name, Some(&text)),
            Value::Live(make) => {
                let node = self.0.node.clone();
                self.follow(Box::new(move || match make() {
                    Value::Text(text) => apply(&node, name, Some(&text)),
                    _ => apply(&node, name, None),
                }));
            }
        }
    }

    #[inline(never)]
    fn follow(&mut self, act: Box<dyn Fn()>) {
        self.0.kept.push(Kept::Effect(RenderEffect::new(move |_: Option<()>| act())));
    }
}

/// An element on its way through the page.
pub struct Shown(SendWrapper<Inner>);

impl Mountable for Shown {
    fn unmount(&mut self) {
        Rndr::remove(&self.0.node);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.0.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = Rndr::get_parent(&self.0.node) else { return false };
        child.mount(&leptos::wasm_bindgen::JsCast::unchecked_into(parent), Some(&self.0.node));
        true
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.0.node.clone()]
    }
}

impl Render for Element {
    type State = Shown;

    fn build(self) -> Shown {
        Shown(self.0)
    }

    fn rebuild(self, state: &mut Shown) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl AddAnyAttr for Element {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

/// Only for the trait's sake: the panel is made in the browser and nowhere else.
impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    fn resolve(self) -> impl Future<Output = Self> + Send {
        std::future::ready(self)
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Shown {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
