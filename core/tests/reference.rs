//! The reference pages: every link ends somewhere, every provision stands on the page of its statute, every violation and
//! provision point at each other, and every measure and bound of the export stands on both.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects, missing_docs, reason = "a test fails by panicking")]

use fadu::Rulebook;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Pages by name.
type Pages = BTreeMap<String, String>;

fn pages(lang: &str, test: &str) -> Pages {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("reference-{test}")).join(lang);
    let _ = std::fs::remove_dir_all(&dir);
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_fadu")).args(["reference", dir.to_str().unwrap(), "--lang", lang]).status().unwrap();
    assert!(status.success());
    let mut pages = Pages::new();
    for folder in ["", "statutes", "violations"] {
        for entry in std::fs::read_dir(dir.join(folder)).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file()) {
            let name = Path::new(folder).join(entry.file_name().unwrap()).display().to_string();
            pages.insert(name, std::fs::read_to_string(entry).unwrap());
        }
    }
    pages
}

fn export() -> Value {
    serde_json::from_str(Rulebook::embedded_export()).unwrap()
}

fn strings(v: &Value) -> Vec<&str> {
    v.as_array().into_iter().flatten().map(|s| s.as_str().unwrap()).collect()
}

/// What each link of a text points at: page and anchor.
fn links(home: &str, text: &str) -> Vec<(String, String)> {
    let folder = home.rsplit_once('/').map_or("", |(f, _)| f);
    let ends = text.match_indices("](").map(|(at, _)| &text[at + 2..]);
    ends.map(|rest| {
        let target = rest.split_once(')').unwrap().0;
        let (page, anchor) = target.split_once('#').unwrap_or((target, ""));
        let page = match page.strip_prefix("../") {
            _ if page.is_empty() => home.to_owned(),
            Some(up) => up.to_owned(),
            None if folder.is_empty() => page.to_owned(),
            None => format!("{folder}/{page}"),
        };
        (page, anchor.to_owned())
    })
    .collect()
}

fn anchors(text: &str) -> Vec<&str> {
    text.split("<a id=\"").skip(1).map(|rest| rest.split_once('"').unwrap().0).collect()
}

/// The sections of a statute's provisions, by anchor.
fn sections(text: &str) -> BTreeMap<&str, &str> {
    let heads = text.split("\n### <a id=\"").skip(1);
    heads.map(|s| (s.split_once('"').unwrap().0, s.split("\n## ").next().unwrap())).collect()
}

/// Each provision of the export with its page and its anchor: the places in the order of the statute, of one place in that of the file.
fn provisions(export: &Value) -> Vec<(&Value, String, String)> {
    let mut seen: BTreeMap<(String, String), u32> = BTreeMap::new();
    let each = export["provisions"].as_array().unwrap().iter().map(|p| {
        let (statute, at) = p["at"].as_str().unwrap().split_once('/').unwrap();
        let page = format!("statutes/{statute}@{}.md", p["from"].as_str().unwrap());
        let nth = seen.entry((page.clone(), at.to_owned())).or_default();
        *nth += 1;
        let more = if *nth > 1 { format!("-{nth}") } else { String::new() };
        (p, page, format!("p{}{more}", at.replace('/', ".")))
    });
    each.collect()
}

#[test]
fn every_link_ends_at_a_page_and_an_anchor() {
    for lang in ["zh", "en"] {
        let pages = pages(lang, "links");
        for (name, text) in &pages {
            let own = anchors(text);
            assert_eq!(own.len(), own.iter().collect::<BTreeSet<_>>().len(), "an anchor stands twice on {name}");
            for (page, anchor) in links(name, text) {
                let Some(target) = pages.get(&page) else { panic!("{lang}/{name} links to {page}, which does not exist") };
                assert!(anchor.is_empty() || anchors(target).contains(&&*anchor), "{lang}/{name} links to {page}#{anchor}, which does not exist");
            }
        }
        let reached: BTreeSet<String> = links("index.md", &pages["index.md"]).into_iter().map(|(page, _)| page).collect();
        assert!(pages.keys().all(|p| p == "index.md" || reached.contains(p)), "the index leads to every page");
    }
}

#[test]
fn both_languages_have_the_same_pages_line_by_line() {
    let (zh, en) = (pages("zh", "both"), pages("en", "both"));
    assert!(zh.keys().eq(en.keys()));
    for (name, text) in &zh {
        assert_eq!(text.lines().count(), en[name].lines().count(), "{name}");
        assert_eq!(links(name, text).iter().collect::<BTreeSet<_>>(), links(name, &en[name]).iter().collect::<BTreeSet<_>>(), "{name}");
    }
}

/// Three English words or more in a row: a sentence, no id and no name.
fn english(line: &str) -> bool {
    let mut runs = line.split(|c: char| !c.is_ascii_alphabetic() && !" ,:;()'-".contains(c));
    runs.any(|run| run.split(' ').filter(|w| w.chars().filter(char::is_ascii_alphabetic).count() > 1).count() > 2)
}

#[test]
fn the_chinese_pages_hold_no_english_sentence() {
    assert!(english("- **第七十六条第一款**：an answer in English") && !english("- [第七条](../statutes/csl@2017-06-01.md#p7)：`csl` 已收录"));
    for (name, text) in pages("zh", "words") {
        // the second line that is not empty gives id and English name
        for line in text.lines().filter(|l| !l.is_empty() && !l.starts_with("- `")) {
            assert!(!english(line), "{name}: {line}");
        }
    }
}

#[test]
fn what_is_left_out_is_told_in_both_languages_and_one_reason_in_one_wording() {
    let export = export();
    let mut zh: BTreeMap<&str, &str> = BTreeMap::new();
    for entry in export["unencoded"].as_array().unwrap() {
        let (en, told) = (entry["reason"].as_str().unwrap(), entry["reason_zh"].as_str().unwrap());
        assert!(told.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{entry}");
        assert_eq!(*zh.entry(en).or_insert(told), told, "{entry}");
    }
}

#[test]
fn every_entry_of_the_export_stands_on_the_page_of_its_statute() {
    let export = export();
    let pages = pages("en", "entries");
    let mut wanted: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, page, anchor) in provisions(&export) {
        wanted.entry(page).or_default().insert(anchor);
    }
    for (kind, letter) in [("duties", 'd'), ("referrals", 'r')] {
        for entry in export[kind].as_array().unwrap() {
            let (statute, at) = entry["at"].as_str().unwrap().split_once('/').unwrap();
            wanted.entry(format!("statutes/{statute}@{}.md", entry["from"].as_str().unwrap())).or_default().insert(format!("{letter}{}", at.replace('/', ".")));
        }
    }
    for (page, wanted) in wanted {
        let found: BTreeSet<String> = anchors(&pages[&page]).into_iter().filter(|a| *a != "duties").map(ToOwned::to_owned).collect();
        assert_eq!(found, wanted, "{page}");
    }
    for kind in ["unencoded", "effects"] {
        for entry in export[kind].as_array().unwrap() {
            let statute = entry["at"].as_str().unwrap().split('/').next().unwrap();
            let text = entry.get("reason").or(entry.get("en")).unwrap().as_str().unwrap();
            assert!(pages[&format!("statutes/{statute}@{}.md", entry["from"].as_str().unwrap())].contains(&fadu::statement::escape(text)), "{entry}");
        }
    }
}

#[test]
fn violations_and_provisions_point_at_each_other() {
    let book = Rulebook::embedded();
    let pages = pages("en", "pairs");
    // what answers what, as the engine has it
    let mut wanted: BTreeSet<(String, String, String)> = BTreeSet::new();
    for (v, answers) in book.violations.iter().zip(book.answers.iter()) {
        for a in answers.iter() {
            let p = &book.provisions[usize::from(a.provision)];
            let version = &book.versions[usize::from(p.version)];
            wanted.insert((
                format!("violations/{}.md", v.term.id),
                format!("statutes/{}@{}.md", version.statute, version.from),
                format!("p{}", p.at.to_string().replace('/', ".")),
            ));
        }
    }
    let place = |anchor: &str| anchor.split('-').next().unwrap().to_owned();
    let mut from_violations = BTreeSet::new();
    for (name, text) in pages.iter().filter(|(n, _)| n.starts_with("violations/")) {
        from_violations.extend(links(name, text).into_iter().filter(|(_, a)| a.starts_with('p')).filter(|(p, _)| p.starts_with("statutes/")).map(|(p, a)| (name.clone(), p, a)));
    }
    let mut from_statutes = BTreeSet::new();
    for (name, text) in pages.iter().filter(|(n, _)| n.starts_with("statutes/")) {
        for (anchor, section) in sections(text) {
            let Some(line) = section.lines().find(|l| l.starts_with("- **Violations**")) else { continue };
            for (page, to) in links(name, line) {
                if to == "duties" {
                    // any breach of the statute: those that say so
                    from_statutes.extend(from_violations.iter().filter(|(_, p, a)| p == name && a == anchor).cloned());
                } else {
                    from_statutes.insert((page, name.clone(), anchor.to_owned()));
                }
            }
        }
    }
    assert_eq!(from_violations, from_statutes, "each points at the other");
    let found: BTreeSet<_> = from_violations.into_iter().map(|(v, p, a)| (v, p, place(&a))).collect();
    assert_eq!(found, wanted, "and they are what the engine has");
}

/// A sum as the pages write it.
fn sum(digits: &str, zh: bool) -> String {
    if zh {
        return match (digits.strip_suffix("00000000"), digits.strip_suffix("0000")) {
            (Some(n), _) if !n.is_empty() => format!("{n}亿元"),
            (_, Some(n)) if !n.is_empty() => format!("{n}万元"),
            _ => format!("{digits}元"),
        };
    }
    let head = digits.len() % 3;
    let mut groups: Vec<&str> = Vec::new();
    if head > 0 {
        groups.push(&digits[..head]);
    }
    groups.extend(digits.as_bytes()[head..].chunks(3).map(|c| std::str::from_utf8(c).unwrap()));
    groups.join(",")
}

/// A factor: a percentage below one.
fn factor(f: &str, zh: bool) -> String {
    match f.strip_prefix("0.") {
        Some(part) => format!("{}%", format!("{part:0<4}").parse::<u32>().unwrap() / 100),
        None if zh => format!("{f}倍"),
        None => f.to_owned(),
    }
}

fn bounds(band: &Value, zh: bool) -> String {
    let formula = &band["formula"];
    let (ends, figure): (_, fn(&str, bool) -> String) = if formula.is_null() { (band, sum) } else { (formula, factor) };
    let end = |key: &str| ends[key].as_str().map(|s| figure(s, zh));
    match (end("min"), end("max")) {
        (Some(a), Some(b)) if a == b => a,
        (Some(a), Some(b)) if zh => format!("{a}以上{b}以下"),
        (Some(a), Some(b)) => format!("{a} to {b}"),
        (Some(a), None) if zh => format!("{a}以上"),
        (Some(a), None) => format!("{a} or more"),
        (None, Some(b)) if zh => format!("{b}以下"),
        (None, Some(b)) => format!("up to {b}"),
        (None, None) => panic!("a band without bounds"),
    }
}

#[test]
fn every_measure_and_every_bound_stands_with_its_provision_and_with_each_violation_it_answers() {
    let export = export();
    for lang in ["zh", "en"] {
        let pages = pages(lang, "bounds");
        let label = |table: &str, id: &str| fadu::statement::escape(export["vocabulary"][table][id][lang].as_str().unwrap());
        for (p, page, anchor) in provisions(&export) {
            let section = sections(&pages[&page])[&*anchor];
            let linked = links(&page, section.lines().find(|l| l.starts_with("- **Violations**") || l.starts_with("- **违法行为**")).unwrap_or_default());
            let violations: Vec<&String> = linked.iter().filter_map(|(page, _)| pages.get(page).filter(|_| page.starts_with("violations/"))).collect();
            for id in strings(&p["authorities"]) {
                assert!(section.contains(&label("authorities", id.split(':').next().unwrap())), "{lang}/{page}#{anchor} lacks the authority {id}");
            }
            for id in strings(&p["subjects"]).into_iter().chain(strings(&p["not_subjects"])) {
                assert!(section.contains(&label("subjects", id)), "{lang}/{page}#{anchor} lacks the role {id}");
            }
            for grant in p["tiers"].as_array().into_iter().flatten().flat_map(|t| t["grants"].as_array().unwrap()) {
                let mut wanted = vec![label("measures", grant["measure"].as_str().unwrap())];
                if grant["target"] != "entity" {
                    wanted.push(label("targets", grant["target"].as_str().unwrap()));
                }
                wanted.extend(grant["bands"].as_array().into_iter().flatten().map(|b| bounds(b, lang == "zh")));
                for text in wanted {
                    assert!(section.contains(&text), "{lang}/{page}#{anchor} lacks `{text}`: {section}");
                    assert!(violations.iter().all(|v| v.contains(&text)), "a violation that {lang}/{page}#{anchor} answers lacks `{text}`");
                }
            }
        }
    }
}
