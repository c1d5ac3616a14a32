//! Line breaks and page breaks.

use crate::support::{entry, made, page_of, pages, paragraph, solid, tool, with};
use exchange::pdf::{Align, Block, Column, Table};

const LONG: &str = "原发性高血压（高危），随访期间血压总体平稳；晨起偏高、夜间下降不足。建议：《中国高血压防治指南》所列的“生活方式干预”，\
    并于四周后复诊（携带家庭自测记录）！血压 132/80 mmHg，eGFR 86.5 mL/min/1.73m²，electrocardiogram 正常。";

fn table(rows: usize, lines: usize) -> Block {
    let column = |title: &str| Column { title: title.to_owned(), share: 1.0, align: Align::Start };
    let words = |at: usize| (0..lines).map(|line| format!("行{at:03}之{line:03}")).collect::<Vec<_>>().join("\n");
    let rows = (0..rows).map(|at| vec![format!("第{at:03}行"), words(at)]).collect();
    Block::Table(Table { columns: vec![column("表头甲"), column("表头乙")], rows })
}

#[test]
fn a_table_repeats_its_header_on_each_page_and_loses_no_row() {
    let pages = pages(&made(&with(vec![table(120, 1)])));
    let body: Vec<String> = pages[2..].iter().map(|page| solid(page)).collect();
    assert!(body.len() > 2, "{}", body.len());
    for page in &body {
        assert_eq!(page.matches("表头甲表头乙").count(), 1, "{page}");
    }
    let rows = (0..120).map(|at| format!("第{at:03}行行{at:03}之000")).collect::<Vec<_>>().concat();
    let read: String = body.iter().filter_map(|page| page.split("表头甲表头乙").nth(1)).map(without_number).collect();
    assert_eq!(read, rows);
}

/// The text of a page without the footer.
fn without_number(page: &str) -> &str {
    page.rfind("第").map_or(page, |at| page.split_at(at).0)
}

#[test]
fn a_row_stays_on_one_page() {
    let pages = pages(&made(&with(vec![table(40, 5)])));
    for row in 0..40 {
        assert_eq!(page_of(&pages, &format!("行{row:03}之000")), page_of(&pages, &format!("行{row:03}之004")));
    }
}

#[test]
fn a_row_higher_than_a_page_continues_and_loses_nothing() {
    let pages = pages(&made(&with(vec![table(1, 150)])));
    for line in 0..150 {
        page_of(&pages, &format!("行000之{line:03}"));
    }
    assert!(pages.len() > 4);
}

#[test]
fn an_entry_stays_on_one_page() {
    let pages = pages(&made(&with((0..40).map(|at| entry(&format!("甲{at:02}"), at % 9)).collect())));
    for at in 0..40 {
        assert_eq!(page_of(&pages, &format!("甲{at:02}始")), page_of(&pages, &format!("甲{at:02}终")));
    }
}

#[test]
fn an_entry_higher_than_a_page_continues_and_loses_nothing() {
    let pages = pages(&made(&with(vec![entry("甲", 100)])));
    assert!(pages.len() > 4);
    (10..100).for_each(|at| _ = page_of(&pages, &format!("甲值{at}")));
}

#[test]
fn a_heading_stays_with_the_next_block() {
    let pair = |at: usize| [Block::Heading(format!("题{at:02}")), paragraph(format!("文{at:02}"))];
    let pages = pages(&made(&with((0..70).flat_map(pair).collect())));
    let contents = pages.iter().rposition(|page| solid(page).contains("目录")).unwrap();
    let body: Vec<String> = pages[contents + 1..].iter().filter(|page| solid(page).contains('文')).cloned().collect();
    for at in 0..70 {
        assert_eq!(page_of(&body, &format!("题{at:02}文{at:02}")), page_of(&body, &format!("文{at:02}")));
    }
}

/// The lines of 20 paragraphs. Each begins with one more character, so that lines break at every position once.
fn lines_of_many() -> Vec<String> {
    let blocks = (0..20).map(|shift| paragraph(format!("{}{LONG}", "字".repeat(shift)))).collect();
    let read = pages(&made(&with(blocks)))[2..].concat();
    read.lines().filter(|line| !line.starts_with("第 ")).map(str::to_owned).collect()
}

#[test]
fn chinese_punctuation_follows_the_line_breaking_rules() {
    let lines = lines_of_many();
    assert!(lines.len() > 60, "{}", lines.len());
    for line in lines {
        assert!(!line.starts_with(['。', '，', '、', '；', '）', '》', '”', '！', '：']), "{line}");
        assert!(!line.ends_with(['（', '《', '“']), "{line}");
    }
}

#[test]
fn words_numbers_and_units_are_not_divided() {
    let read = lines_of_many();
    for word in ["132/80", "mmHg", "86.5", "mL/min/1.73m²", "electrocardiogram"] {
        assert_eq!(read.iter().filter(|line| line.contains(word)).count(), 20, "{word}");
    }
}

#[test]
fn no_word_exceeds_the_margins() {
    let places = tool("pdftotext", &["-bbox", "FILE", "-"], &made(&with(vec![paragraph(LONG.repeat(9)), table(5, 3)])).bytes);
    let numbers = |name: &str| -> Vec<f32> {
        let parts = places.split(name).skip(1);
        parts.map(|part| part.split('"').nth(1).unwrap().parse().unwrap()).collect()
    };
    assert!(numbers("<word xMin").iter().all(|x| *x > 53.0));
    assert!(numbers(" xMax").iter().all(|x| *x < 595.28 - 53.0));
}
