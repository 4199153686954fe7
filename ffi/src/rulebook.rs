//! The rulebook: the embedded one, another, overlays on top; its vocabulary and statutes; places in them.

use crate::border::{Handle, Outcome, border, fill, free, get, give, known, list, put, read, text};
use crate::error::{Told, entry, fadu_error, tell};
use crate::status::fadu_status::{self, *};
use crate::text::{fadu_text, fadu_view, write};
use crate::value::{fadu_ask, fadu_date, fadu_id, fadu_level, level};
use core::ffi::c_char;
use core::ops::Deref;
use fadu::Rulebook;
use fadu::json::schema::{Format, schema};
use fadu::look_up::Table;
use fadu::source::{self, Sources};
use fadu::statement::Lang;
use fadu::text::Both;
use fadu::vocabulary::Class;
use std::borrow::Cow;
use std::sync::Arc;

/// All of the law, compiled. May be used by any number of threads at once.
pub struct fadu_rulebook {
    _opaque: [u8; 0],
}

impl Handle for fadu_rulebook {
    const TAG: u64 = 0x6661_6475_626f_6f6b;
    type Body = Book;
}

/// A rulebook that cases keep alive.
#[derive(Clone)]
pub(crate) enum Book {
    Embedded,
    Loaded(Arc<Loaded>),
}

pub(crate) struct Loaded {
    book: Rulebook,
    export: Cow<'static, str>,
}

impl Deref for Book {
    type Target = Rulebook;
    fn deref(&self) -> &Rulebook {
        match self {
            Self::Embedded => Rulebook::embedded(),
            Self::Loaded(l) => &l.book,
        }
    }
}

/// A text with a name for messages: a rulebook's export, or an overlay.
#[repr(C)]
pub struct fadu_source {
    /// Its name, such as that of the file.
    pub name: fadu_view,
    /// What it says.
    pub text: fadu_view,
}

impl fadu_source {
    unsafe fn read<'a>(&self) -> Outcome<(&'a str, &'a str)> {
        unsafe { Ok((text(self.name.data, self.name.len)?, text(self.text.data, self.text.len)?)) }
    }
}

/// The embedded rulebook: nothing is parsed, it costs nothing to ask for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_embedded(rulebook: *mut *mut fadu_rulebook) -> fadu_status {
    border(|| unsafe { give(rulebook, Book::Embedded) })
}

/// A rulebook loaded at run time: `base` is an export (what fadu_rulebook_export() gives), or NULL for the embedded law;
/// `digest` ("sha256:...") is what the law in it must have, or (NULL, 0); overlays add and narrow, never change law.
/// Takes a moment: load once, share among threads.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_load(
    base: *const fadu_source,
    digest: *const c_char,
    digest_len: usize,
    overlays: *const fadu_source,
    overlay_count: usize,
    rulebook: *mut *mut fadu_rulebook,
    error: *mut *mut fadu_error,
) -> fadu_status {
    border(|| unsafe {
        let refuse = |faults: Vec<source::Fault>| tell(error, FADU_STATUS_BAD_RULES, Told::Rules(faults));
        let wanted = text(digest, digest_len)?;
        let (mut sources, export) = if base.is_null() {
            (Sources::embedded().clone(), Cow::Borrowed(Rulebook::embedded_export()))
        } else {
            let (name, says) = read(base)?.read()?;
            (Sources::read(name, says).map_err(refuse)?, Cow::Owned(says.to_owned()))
        };
        for overlay in list(overlays, overlay_count)? {
            let (name, says) = overlay.read()?;
            sources.overlay(name, says).map_err(refuse)?;
        }
        let book = sources.compile().map_err(refuse)?;
        if !wanted.is_empty() {
            book.check_digest(wanted).map_err(|fault| tell(error, FADU_STATUS_DIGEST_MISMATCH, Told::Rules([fault].into())))?;
        }
        give(rulebook, Book::Loaded(Arc::new(Loaded { book, export })))
    })
}

/// Frees the handle; cases and assessments made with it stay as they are. NULL is left alone.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_free(rulebook: *mut fadu_rulebook) {
    unsafe { free(rulebook) }
}

/// What a rulebook is.
#[repr(C)]
pub struct fadu_about {
    /// Its id, such as "cn".
    pub id: fadu_view,
    /// Last day any of its files was held against the official text.
    pub version: fadu_view,
    /// SHA-256 of its export, "sha256:" before it; overlays have their own.
    pub digest: fadu_view,
    /// The first day anything is vouched for.
    pub vouched: fadu_date,
}

/// What a rulebook is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_about(rulebook: *const fadu_rulebook, about: *mut fadu_about) -> fadu_status {
    border(|| unsafe {
        let book = get(rulebook)?;
        put(about, fadu_about { id: (&*book.id).into(), version: (&*book.version).into(), digest: (&*book.digest).into(), vouched: Some(book.vouched).into() })
    })
}

/// An overlay loaded on top.
#[repr(C)]
pub struct fadu_overlay {
    /// Its id.
    pub id: fadu_view,
    /// SHA-256 of its text.
    pub digest: fadu_view,
}

/// The overlays loaded on top.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_overlays(rulebook: *const fadu_rulebook, overlays: *mut fadu_overlay, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe {
        let all = get(rulebook)?.overlays.iter().map(|(id, digest)| fadu_overlay { id: (&**id).into(), digest: (&**digest).into() });
        fill(all, overlays, capacity, count)
    })
}

/// The canonical export of the law in it (JSON), whose SHA-256 is the digest; overlays are left out.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_export(rulebook: *const fadu_rulebook, json: *mut fadu_view) -> fadu_status {
    border(|| unsafe {
        let export = match get(rulebook)? {
            Book::Embedded => Rulebook::embedded_export(),
            Book::Loaded(l) => &l.export,
        };
        put(json, export.into())
    })
}

/// The public formats.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_format {
    /// What goes in.
    FADU_FORMAT_CASE = 1,
    /// What comes out.
    FADU_FORMAT_ASSESSMENT = 2,
    /// What comes out for an entry that is not a valid case.
    FADU_FORMAT_ERRORS = 3,
    /// The whole rulebook.
    FADU_FORMAT_EXPORT = 4,
}

/// The JSON Schema of a public format (a fadu_format), with the ids this rulebook knows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_schema(rulebook: *const fadu_rulebook, format: u32, json: *mut fadu_text) -> fadu_status {
    border(|| unsafe {
        use fadu_format::*;
        let all = [(FADU_FORMAT_CASE, Format::Case), (FADU_FORMAT_ASSESSMENT, Format::Assessment), (FADU_FORMAT_ERRORS, Format::Errors), (FADU_FORMAT_EXPORT, Format::Export)];
        let found = known(all.into_iter().find(|(n, _)| *n as u32 == format))?;
        write(json, schema(get(rulebook)?, found.1))
    })
}

/// Tables of the vocabulary.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_table {
    /// Violation types.
    FADU_TABLE_VIOLATIONS = 1,
    /// Measures.
    FADU_TABLE_MEASURES = 2,
    /// Against whom measures run.
    FADU_TABLE_TARGETS = 3,
    /// Bodies that act.
    FADU_TABLE_AUTHORITIES = 4,
    /// Roles of the violator.
    FADU_TABLE_SUBJECTS = 5,
    /// Facts.
    FADU_TABLE_FACTS = 6,
    /// Amounts.
    FADU_TABLE_AMOUNTS = 7,
}

fn table(number: u32) -> Outcome<Table> {
    use fadu_table::*;
    let name = |t: Table| match t {
        Table::Violations => FADU_TABLE_VIOLATIONS,
        Table::Measures => FADU_TABLE_MEASURES,
        Table::Targets => FADU_TABLE_TARGETS,
        Table::Authorities => FADU_TABLE_AUTHORITIES,
        Table::Subjects => FADU_TABLE_SUBJECTS,
        Table::Facts => FADU_TABLE_FACTS,
        Table::Amounts => FADU_TABLE_AMOUNTS,
    };
    known(Table::ALL.into_iter().find(|t| name(*t) as u32 == number))
}

/// An entry of the vocabulary.
#[repr(C)]
pub struct fadu_term {
    /// Its stable id.
    pub id: fadu_view,
    /// The term the statutes use.
    pub zh: fadu_view,
    /// The English label.
    pub en: fadu_view,
}

/// How many entries a table (a fadu_table) has; their ids are the numbers below.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_count(rulebook: *const fadu_rulebook, table_number: u32, count: *mut usize) -> fadu_status {
    border(|| unsafe { put(count, get(rulebook)?.count(table(table_number)?)) })
}

/// Name and labels of an entry of a table (a fadu_table).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_term(rulebook: *const fadu_rulebook, table_number: u32, entry: fadu_id, term: *mut fadu_term) -> fadu_status {
    border(|| unsafe {
        let t = known(get(rulebook)?.term_at(table(table_number)?, usize::from(entry)))?;
        put(term, fadu_term { id: (&*t.id).into(), zh: (&*t.zh).into(), en: (&*t.en).into() })
    })
}

/// The entry of a table (a fadu_table) that has this name. Look up once, keep the number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_find(
    rulebook: *const fadu_rulebook,
    table_number: u32,
    data: *const c_char,
    len: usize,
    found: *mut fadu_id,
    error: *mut *mut fadu_error,
) -> fadu_status {
    border(|| unsafe {
        let book = get(rulebook)?;
        put(found, entry(book.look_up(table(table_number)?, text(data, len)?, ""), error)?)
    })
}

/// Class of a measure in law.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_class {
    /// An administrative penalty.
    FADU_CLASS_PENALTY = 1,
    /// An order.
    FADU_CLASS_ORDER = 2,
    /// A regulatory step that is no penalty.
    FADU_CLASS_SUPERVISION = 3,
    /// Taken by a platform under law and its terms.
    FADU_CLASS_PLATFORM = 4,
    /// Follows from another measure.
    FADU_CLASS_CONSEQUENCE = 5,
    /// A transfer to another body.
    FADU_CLASS_REFERRAL = 6,
    /// A term of the enforcement report that no statute uses.
    FADU_CLASS_REPORT_TERM = 7,
}

pub(crate) fn class(c: Class) -> fadu_class {
    use fadu_class::*;
    match c {
        Class::Penalty => FADU_CLASS_PENALTY,
        Class::Order => FADU_CLASS_ORDER,
        Class::Supervision => FADU_CLASS_SUPERVISION,
        Class::Platform => FADU_CLASS_PLATFORM,
        Class::Consequence => FADU_CLASS_CONSEQUENCE,
        Class::Referral => FADU_CLASS_REFERRAL,
        Class::ReportTerm => FADU_CLASS_REPORT_TERM,
    }
}

/// The usual class of a measure; a provision may give it another.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_measure_class(rulebook: *const fadu_rulebook, measure: fadu_id, out: *mut fadu_class) -> fadu_status {
    border(|| unsafe { put(out, class(known(get(rulebook)?.measures.get(usize::from(measure)))?.class)) })
}

/// The lowest level at which a body exists.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_lowest_level(rulebook: *const fadu_rulebook, authority: fadu_id, out: *mut fadu_level) -> fadu_status {
    border(|| unsafe { put(out, level(known(get(rulebook)?.authorities.get(usize::from(authority)))?.lowest)) })
}

/// Whether a fact may be stated per provision (fadu_case_set_fact_at()).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_fact_scoped(rulebook: *const fadu_rulebook, fact: fadu_id, out: *mut bool) -> fadu_status {
    border(|| unsafe { put(out, known(get(rulebook)?.facts.get(usize::from(fact)))?.scoped) })
}

/// Languages.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_lang {
    /// 中文
    FADU_LANG_ZH = 1,
    /// English
    FADU_LANG_EN = 2,
}

/// The language of a number.
pub(crate) fn language(lang: u32) -> Outcome<Lang> {
    use fadu_lang::*;
    known([(FADU_LANG_ZH, Lang::Zh), (FADU_LANG_EN, Lang::En)].into_iter().find(|(n, _)| *n as u32 == lang).map(|(_, l)| l))
}

/// A text in one of both languages.
pub(crate) fn say(both: Both, lang: u32) -> Outcome<String> {
    Ok(match language(lang)? {
        Lang::Zh => both.zh,
        Lang::En => both.en,
    })
}

/// A short label of what is asked, in a fadu_lang.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_label(rulebook: *const fadu_rulebook, ask: *const fadu_ask, lang: u32, out: *mut fadu_text) -> fadu_status {
    border(|| unsafe {
        let book = get(rulebook)?;
        write(out, say(book.label(read(ask)?.known(book)?), lang)?)
    })
}

/// What is asked as a question that states the legal test, in a fadu_lang.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_question(rulebook: *const fadu_rulebook, ask: *const fadu_ask, lang: u32, out: *mut fadu_text) -> fadu_status {
    border(|| unsafe {
        let book = get(rulebook)?;
        write(out, say(book.question(read(ask)?.known(book)?), lang)?)
    })
}
