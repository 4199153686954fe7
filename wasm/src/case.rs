//! A case handle: an entry that a form changes field by field, read once after each change.

use crate::assessment::AnswerHandle;
use crate::lang;
use crate::tokens::to_js;
use crate::value::from_js;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec;
use fadu::json::{Faulty, Node, read_node};
use fadu::{Case, Error, Rulebook};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// A case, or why it is none: the caller's own id and the faults.
type Read = Result<Rc<Case>, (Option<String>, Error)>;

/// An entry, valid or not yet.
#[wasm_bindgen]
pub struct CaseHandle {
    entry: Node,
    read: Option<Read>,
}

#[wasm_bindgen]
impl CaseHandle {
    /// An entry from a value; without tokens, an empty one.
    #[wasm_bindgen(constructor)]
    pub fn new(tokens: &[u32], text: &str) -> Self {
        Self { entry: from_js(tokens, text).unwrap_or_else(Node::empty), read: None }
    }

    /// An entry from JSON text. Text that is none gives a handle whose faults say so.
    pub fn parse(text: &[u8]) -> Self {
        match Node::parse(text) {
            Ok(entry) => Self { entry, read: None },
            Err(fault) => Self { entry: Node::empty(), read: Some(Err((None, Error { faults: vec![fault] }))) },
        }
    }

    /// Puts a value at a pointer; without tokens, takes away what stands there.
    pub fn put(&mut self, pointer: &str, tokens: &[u32], text: &str) {
        self.entry.put(pointer, from_js(tokens, text));
        self.read = None;
    }

    /// Puts a value at a pointer unless that is refused; why, if it is.
    pub fn offer(&mut self, pointer: &str, tokens: &[u32], text: &str, zh: bool) -> JsValue {
        self.read = None;
        to_js(&fadu::form::offer(Rulebook::embedded(), &mut self.entry, pointer, from_js(tokens, text), lang(zh)))
    }

    /// What stands at a pointer; undefined if nothing.
    pub fn at(&self, pointer: &str) -> JsValue {
        self.entry.at(pointer).map_or(JsValue::UNDEFINED, to_js)
    }

    /// The assessment; none if the entry is not a valid case.
    pub fn assess(&mut self, powers: bool) -> Option<AnswerHandle> {
        let case = self.read().as_ref().ok()?;
        let case = if powers { Rc::new(Case { powers, ..Case::clone(case) }) } else { Rc::clone(case) };
        Some(AnswerHandle::of(case))
    }

    /// The error object of an entry that is not a valid case; undefined of one that is.
    pub fn errors(&mut self) -> JsValue {
        match self.read() {
            Ok(_) => JsValue::UNDEFINED,
            Err((id, error)) => to_js(&Faulty(id.as_deref(), error)),
        }
    }

    /// What a form shows of it.
    pub fn view(&self, zh: bool) -> JsValue {
        to_js(&fadu::form::view(Rulebook::embedded(), &self.entry, lang(zh)))
    }
}

impl CaseHandle {
    fn read(&mut self) -> &Read {
        let entry = &self.entry;
        self.read.get_or_insert_with(|| read_node(Rulebook::embedded(), entry).map(Rc::new))
    }
}
