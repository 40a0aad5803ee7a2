//! From parsed markup to calls.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};

use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit, Stmt};

type Element = NodeElement<rstml::Infallible>;

/// The whole of an invocation.
pub fn view(input: TokenStream) -> TokenStream {
    let parser = rstml::Parser::new(rstml::ParserConfig::default());
    let (nodes, errors) = parser.parse_recoverable(input).split_vec();
    let errors = errors.into_iter().map(|error| error.emit_as_expr_tokens());
    let view = together(&nodes);
    quote!({ #(#errors;)* #view })
}

/// One node as it is, several as a list.
fn together(nodes: &[Node]) -> TokenStream {
    let mut views: Vec<TokenStream> = nodes.iter().filter_map(node).collect();
    if views.len() == 1 {
        return views.remove(0);
    }
    quote!(::leptos::prelude::IntoAny::into_any(::std::vec![
        #(::leptos::prelude::IntoAny::into_any(::leptos::prelude::IntoView::into_view(#views))),*
    ]))
}

fn node(node: &Node) -> Option<TokenStream> {
    match node {
        Node::Element(element) if is_component(element) => Some(component(element)),
        Node::Element(inner) => Some(element(inner)),
        Node::Text(text) => Some(text.value.to_token_stream()),
        Node::RawText(text) => Some(Literal::string(&text.to_string_best()).to_token_stream()),
        Node::Block(NodeBlock::ValidBlock(block)) => Some(match block.stmts.as_slice() {
            [Stmt::Expr(only, None)] => only.to_token_stream(),
            _ => block.to_token_stream(),
        }),
        Node::Fragment(fragment) => Some(together(&fragment.children)),
        _ => None,
    }
}

/// A path, or a name with a capital.
fn is_component(element: &Element) -> bool {
    let name = element.name().to_string();
    name.contains("::") || name.starts_with(char::is_uppercase)
}

/// A component is Leptos's affair; what stands between its tags is not.
fn component(element: &Element) -> TokenStream {
    let name = element.name();
    let generics = &element.open_tag.generics;
    let attributes = element.attributes();
    if element.children.is_empty() {
        return quote!(::leptos::prelude::view! { <#name #generics #(#attributes)* /> });
    }
    let children = together(&element.children);
    quote!(::leptos::prelude::view! { <#name #generics #(#attributes)*>{ #children }</#name> })
}

fn element(element: &Element) -> TokenStream {
    let tag = element.name().to_string();
    let fixed = element.attributes().iter().filter_map(fixed).map(|(name, value)| quote!((#name, #value)));
    let live = element.attributes().iter().filter(|attribute| fixed_value(attribute).is_none());
    let attributes = live.map(attribute);
    let children = element.children.iter().filter_map(node);
    quote!({
        let mut __element = crate::ui::markup::Element::new(#tag, &[#(#fixed),*]);
        #(#attributes)*
        #(__element.child(#children);)*
        __element
    })
}

/// An attribute whose value is written in the markup, and never changes.
fn fixed(attribute: &NodeAttribute) -> Option<(String, TokenStream)> {
    let NodeAttribute::Attribute(KeyedAttribute { key, .. }) = attribute else { return None };
    Some((key.to_string(), fixed_value(attribute)?))
}

fn fixed_value(attribute: &NodeAttribute) -> Option<TokenStream> {
    let NodeAttribute::Attribute(attribute) = attribute else { return None };
    if attribute.key.to_string().contains(':') {
        return None;
    }
    match attribute.value() {
        None => Some(quote!("")),
        Some(Expr::Lit(literal @ ExprLit { lit: Lit::Str(_), .. })) => Some(literal.to_token_stream()),
        Some(_) => None,
    }
}

fn attribute(attribute: &NodeAttribute) -> TokenStream {
    let NodeAttribute::Attribute(attribute) = attribute else {
        return quote_spanned!(attribute.span()=> compile_error!("only attributes with a name are known here"););
    };
    let key = attribute.key.to_string();
    let Some(value) = attribute.value() else {
        return quote_spanned!(attribute.key.span()=> compile_error!("a value is missing"););
    };
    match key.split_once(':') {
        // Leptos has no name for it.
        Some(("on", "cancel")) => quote!(__element.on(crate::ui::markup::Named("cancel"), #value);),
        Some(("on", event)) => {
            let event = format_ident!("{event}");
            quote!(__element.on(::leptos::ev::#event, #value);)
        }
        Some(("class", name)) => quote!(__element.class(#name, #value);),
        Some(("style", name)) => quote!(__element.style(#name, #value);),
        Some(("prop", name)) => quote!(__element.property(#name, #value);),
        Some(_) => {
            quote_spanned!(attribute.key.span()=> compile_error!("this kind of attribute is not known here");)
        }
        // A property whose name is no name in Rust: `style=("--rows", rows)`.
        None if key == "style" => match attribute.value() {
            Some(Expr::Tuple(pair)) => {
                let pair = &pair.elems;
                quote!(__element.style(#pair);)
            }
            _ => quote_spanned!(attribute.key.span()=> compile_error!("a policy refuses style attributes");),
        },
        None if key == "node_ref" => quote!(__element.reference(#value);),
        None => quote!(__element.set(#key, #value);),
    }
}
