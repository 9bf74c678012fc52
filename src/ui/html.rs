//! Markup as values: one small tree that becomes nodes in the browser and text in the tests.
//!
//! Leptos gives the signals, memos and effects; its `view!` macro is not used, because it compiles every shape of element into
//! code of its own. These pages took 160 KB compressed that way and the whole budget is 104; as values, with the editions as data, they take 86.
//! Nothing here goes through `innerHTML`.

use crate::kept::Text;
use leptos::prelude::*;
use std::borrow::Cow;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{self as dom, Document, Event, Node};

type Listener = Box<dyn FnMut(Event)>;
type Live = Box<dyn Fn() -> Html>;

/// A piece of a page.
pub enum Html {
    Element(Element),
    Text(Cow<'static, str>),
    Many(Vec<Html>),
}

/// Made with [`el`] and filled by its methods, each of which returns it. Boxed, because it is passed along so often.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    content: Vec<Html>,
    listeners: Vec<(&'static str, Listener)>,
    live: Option<Live>,
}

/// An empty element.
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, attributes: Vec::new(), content: Vec::new(), listeners: Vec::new(), live: None }))
}

/// Nothing at all.
pub fn nothing() -> Html {
    Html::Many(Vec::new())
}

impl Element {
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.set(name, value.into())
    }

    #[must_use]
    pub fn class(self, value: impl Into<Cow<'static, str>>) -> Self {
        self.set("class", value.into())
    }

    #[must_use]
    pub fn id(self, value: impl Into<Cow<'static, str>>) -> Self {
        self.set("id", value.into())
    }

    /// The attribute if there is a value for it.
    #[must_use]
    pub fn attr_if(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.set(name, value.into()),
            None => self,
        }
    }

    /// An attribute that is there or not, such as `checked`.
    #[must_use]
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.set(name, "".into()) } else { self }
    }

    #[must_use]
    pub fn with(self, content: impl Into<Html>) -> Self {
        self.push(content.into())
    }

    #[must_use]
    pub fn each<T: Into<Html>>(self, content: impl IntoIterator<Item = T>) -> Self {
        content.into_iter().fold(self, |element, part| element.push(part.into()))
    }

    #[must_use]
    pub fn on(mut self, event: &'static str, listener: impl FnMut(Event) + 'static) -> Self {
        self.0.listeners.push((event, Box::new(listener)));
        self
    }

    /// Content that is made anew whenever a signal it read has changed.
    #[must_use]
    pub fn live<T: Into<Html>>(mut self, content: impl Fn() -> T + 'static) -> Self {
        self.0.live = Some(Box::new(move || content().into()));
        self
    }

    // Not inlined: these two are called from everywhere.
    #[inline(never)]
    fn set(mut self, name: &'static str, value: Cow<'static, str>) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn push(mut self, content: Html) -> Self {
        self.0.content.push(content);
        self
    }
}

impl From<Element> for Html {
    fn from(element: Element) -> Self {
        Html::Element(element)
    }
}

impl From<&'static str> for Html {
    fn from(text: &'static str) -> Self {
        Html::Text(text.into())
    }
}

impl From<Text> for Html {
    fn from(text: Text) -> Self {
        Html::Text(text.as_str().into())
    }
}

impl From<String> for Html {
    fn from(text: String) -> Self {
        Html::Text(text.into())
    }
}

impl<T: Into<Html>> From<Option<T>> for Html {
    fn from(content: Option<T>) -> Self {
        content.map_or_else(nothing, Into::into)
    }
}

impl<T: Into<Html>> From<Vec<T>> for Html {
    fn from(content: Vec<T>) -> Self {
        Html::Many(content.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Html>, const N: usize> From<[T; N]> for Html {
    fn from(content: [T; N]) -> Self {
        Html::Many(content.into_iter().map(Into::into).collect())
    }
}

/// Live nodes, in the browser. What is live lives as long as the reactive owner that is current.
impl Html {
    /// Puts it at the end of `parent`.
    pub fn build(self, document: &Document, parent: &Node) {
        match self {
            Html::Text(text) => append(parent, &document.create_text_node(&text)),
            Html::Many(content) => content.into_iter().for_each(|part| part.build(document, parent)),
            Html::Element(element) => element.build(document, parent),
        }
    }

    /// Takes over the same markup that was sent as text, from `next` on: nothing is drawn again, only what listens is added.
    /// Returns the element after it. A test keeps what is sent equal to what would be built.
    pub fn adopt(self, document: &Document, next: Option<dom::Element>) -> Option<dom::Element> {
        match self {
            Html::Text(_) => next,
            Html::Many(content) => content.into_iter().fold(next, |next, part| part.adopt(document, next)),
            Html::Element(element) => {
                let place = next?;
                let Parts { content, listeners, live, .. } = *element.0;
                content.into_iter().fold(place.first_element_child(), |next, part| part.adopt(document, next));
                let sibling = place.next_element_sibling();
                enliven(document, place, listeners, live, true);
                sibling
            }
        }
    }
}

impl Element {
    fn build(self, document: &Document, parent: &Node) {
        const SVG: &str = "http://www.w3.org/2000/svg";
        let Parts { tag, attributes, content, listeners, live } = *self.0;
        let made = if matches!(tag, "svg" | "g" | "path" | "rect" | "text" | "title" | "desc") {
            document.create_element_ns(Some(SVG), tag)
        } else {
            document.create_element(tag)
        };
        let Ok(made) = made else { return };
        for (name, value) in &attributes {
            made.set_attribute(name, value).unwrap_or_default();
        }
        content.into_iter().for_each(|part| part.build(document, &made));
        append(parent, &made);
        enliven(document, made, listeners, live, false);
    }
}

/// Adds what listens and what changes. `sent`: the first content of what changes is there already.
fn enliven(document: &Document, place: dom::Element, listeners: Vec<(&'static str, Listener)>, live: Option<Live>, sent: bool) {
    for (event, listener) in listeners {
        // The browser collects the listener together with the element.
        let listener = Closure::<dyn FnMut(Event)>::wrap(listener).into_js_value();
        place.add_event_listener_with_callback(event, listener.unchecked_ref()).unwrap_or_default();
    }
    if let Some(live) = live {
        let document = document.clone();
        let effect = RenderEffect::new(move |drawn: Option<()>| {
            let content = live();
            if sent && drawn.is_none() {
                content.adopt(&document, place.first_element_child());
            } else {
                place.set_text_content(None);
                content.build(&document, &place);
            }
        });
        StoredValue::new_local(effect);
    }
}

fn append(parent: &Node, child: &Node) {
    parent.append_child(child).map(|_| ()).unwrap_or_default();
}

/// Text, for the tests and for the page that is sent.
impl Html {
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Html::Text(text) => escape(text, out),
            Html::Many(content) => content.iter().for_each(|part| part.write(out)),
            Html::Element(element) => element.write(out),
        }
    }
}

impl Element {
    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.0.tag);
        for (name, value) in &self.0.attributes {
            out.push(' ');
            out.push_str(name);
            if !value.is_empty() {
                out.push_str("=\"");
                escape(value, out);
                out.push('"');
            }
        }
        out.push('>');
        if matches!(self.0.tag, "input" | "br") {
            return;
        }
        self.0.content.iter().for_each(|part| part.write(out));
        if let Some(live) = &self.0.live {
            untrack(live).write(out);
        }
        out.push_str("</");
        out.push_str(self.0.tag);
        out.push('>');
    }
}

fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}
