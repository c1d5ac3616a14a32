//! The text of a document can be extracted, once and in order.

use crate::sample;
use crate::support::{made, pages, paragraph, solid, text, tool, with};
use exchange::pdf::{Align, Badge, Block, Column, Cover, CoverNote, Document, Entry, Fact, Footer, Shape, Table};

/// A document with one block of each kind.
fn everything() -> Document {
    let cells = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
    let column = |title: &str, align| Column { title: title.to_owned(), share: 1.0, align };
    let table = Table {
        columns: vec![column("药品 drug", Align::Start), column("剂量 dose", Align::End)],
        rows: vec![cells(&["缬沙坦 Valsartan", "80 mg"]), cells(&["二甲双胍", "0.5 g"])],
    };
    let entry = Entry {
        title: "青霉素 penicillin 过敏".to_owned(),
        when: "2011年4月18日".to_owned(),
        badge: Some(Badge { text: "已核实".to_owned(), shape: Shape::Check }),
        facts: vec![Fact::new("反应", "荨麻疹 urticaria"), Fact::new("程度", "严重")],
        paragraphs: vec!["第一段。".to_owned(), "第二段，second paragraph.".to_owned()],
        provenance: vec!["来源：甲医院".to_owned(), "核实：乙医生".to_owned()],
    };
    let facts = vec![Fact::new("姓名", "陈秋梅"), Fact::new("Address", "南山区 Keyuan Road 12 号")];
    let blocks = vec![
        Block::Heading("一节".to_owned()),
        paragraph("这是中文 and English 混排的一段，带有 12.5 mmol/L 和（括号）。"),
        Block::Note("小字 note".to_owned()),
        Block::Facts(facts.clone()),
        Block::Table(table),
        Block::Entry(entry),
    ];
    Document {
        cover: Cover {
            title: "档案 Record".to_owned(),
            subtitle: "副题".to_owned(),
            facts,
            notes: vec![CoverNote {
                title: "里面".to_owned(), paragraphs: vec!["有这些。".to_owned(), "还有这些。".to_owned()]
            }],
        },
        footer: Footer { left: "日志 0001".to_owned(), page_of: "第 {x} 页，共 {y} 页".to_owned() },
        ..with(blocks)
    }
}

const COVER: &str =
    "档案 Record 副题 姓名 陈秋梅 Address 南山区 Keyuan Road 12 号 里面 有这些。还有这些。日志 0001 第 1 页，共 3 页";
const CONTENTS: &str = "目录 章 3 一节 3 日志 0001 第 2 页，共 3 页";
const BODY: &str = "章 一节 这是中文 and English 混排的一段，带有 12.5 mmol/L 和（括号）。小字 note 姓名 陈秋梅 Address \
    南山区 Keyuan Road 12 号 药品 drug 剂量 dose 缬沙坦 Valsartan 80 mg 二甲双胍 0.5 g 青霉素 penicillin 过敏 已核实 \
    2011年4月18日 反应 荨麻疹 urticaria 程度 严重 第一段。第二段，second paragraph. 来源：甲医院 核实：乙医生 日志 0001 \
    第 3 页，共 3 页";

#[test]
fn every_text_is_extracted_once_and_in_order() {
    let found: Vec<String> = pages(&made(&everything())).iter().map(|page| solid(page)).collect();
    assert_eq!(found, [COVER, CONTENTS, BODY].map(solid));
}

#[test]
fn extraction_by_position_gives_the_same_order() {
    let read = tool("pdftotext", &["-enc", "UTF-8", "FILE", "-"], &made(&everything()).bytes);
    assert_eq!(solid(&read), solid(&[COVER, CONTENTS, BODY].concat()));
}

#[test]
fn spaces_between_words_are_extracted() {
    let read = pages(&made(&with(vec![paragraph("blood pressure 128/82 mmHg 血压 平稳")]))).concat();
    assert!(read.contains("blood pressure 128/82 mmHg 血压 平稳"), "{read}");
}

#[test]
fn a_whole_record_loses_no_text() {
    let document = sample::chinese();
    let read = text(&document);
    for chapter in &document.chapters {
        for block in &chapter.blocks {
            let Block::Entry(entry) = block else { continue };
            let says = entry.facts.iter().flat_map(|fact| [&fact.label, &fact.value]);
            let words = [&entry.title, &entry.when].into_iter().chain(says).chain(&entry.paragraphs).chain(&entry.provenance);
            for words in words {
                assert!(read.contains(&solid(words)), "{words}");
            }
        }
    }
}

#[test]
fn line_breaks_of_a_paragraph_are_kept() {
    let read = pages(&made(&with(vec![paragraph("甲\n乙\r\n丙\u{2028}丁")]))).concat();
    assert!(read.contains("甲\n乙\n丙\n丁\n"), "{read}");
}

#[test]
fn a_fact_keeps_its_lines_and_its_end_however_long_it_is() {
    let long = format!("检查所见：\n{}结论：右肺新见结节", "双肺未见明显异常，密度均匀。\n".repeat(400));
    let read = pages(&made(&with(vec![Block::Facts(vec![Fact::new("结论", long), Fact::new("备注", "甲\n乙")])]))).concat();
    assert!(read.contains("结论：右肺新见结节"), "the conclusion stands at the end");
    assert_eq!(read.matches("双肺未见明显异常，密度均匀。").count(), 400);
}
