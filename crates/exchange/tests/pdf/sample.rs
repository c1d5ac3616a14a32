//! A realistic record of fictitious people. The tests and the benchmark share it.

use chrono::{DateTime, TimeDelta, Utc};
use domain::language::Language;
use exchange::pdf::{
    Align, Badge, Block, Chapter, Chart, ChartPoint, Column, Cover, CoverNote, Document, Entry, Fact, Footer, Legend, Shape,
    Table,
};

/// 2026-11-23, 14:05 in Shenzhen.
pub fn made_at() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_413_900, 0).unwrap_or_default()
}

/// A whole record in Chinese: six pages.
pub fn chinese() -> Document {
    Document {
        language: Language::Chinese,
        title: "居民电子健康档案 — 陈秋梅".to_owned(),
        author: "深圳市居民电子健康档案".to_owned(),
        made_at: made_at(),
        cover: chinese_cover(),
        contents_title: "目录".to_owned(),
        chapters: vec![basics(), allergies(), conditions(), medicines(), pressure(), laboratory(), visits(), vaccines()],
        footer: Footer {
            left: "查阅日志 019ab0c2-7e3d-7c41-9d52-3f6a1be07c55 · 陈秋梅 · 2026年11月23日 14:05".to_owned(),
            page_of: "第 {x} 页，共 {y} 页".to_owned(),
        },
    }
}

fn facts(pairs: &[(&str, &str)]) -> Vec<Fact> {
    pairs.iter().map(|(label, value)| Fact::new(*label, *value)).collect()
}

fn chapter(title: &str, blocks: Vec<Block>) -> Chapter {
    Chapter { title: title.to_owned(), new_page: false, blocks }
}

fn note(title: &str, text: &str) -> CoverNote {
    CoverNote { title: title.to_owned(), paragraphs: vec![text.to_owned()] }
}

fn table(columns: &[(&str, f32, Align)], rows: &[&[&str]]) -> Block {
    let column = |(title, share, align): &(&str, f32, Align)| Column { title: (*title).to_owned(), share: *share, align: *align };
    let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
    Block::Table(Table { columns: columns.iter().map(column).collect(), rows: rows.iter().map(row).collect() })
}

fn chinese_cover() -> Cover {
    Cover {
        title: "居民电子健康档案".to_owned(),
        subtitle: "陈秋梅的全部档案".to_owned(),
        facts: facts(&[
            ("姓名", "陈秋梅"),
            ("出生日期", "1958年3月12日（68 岁）"),
            ("身份证号", "4403**********0027"),
            ("制作人", "陈秋梅（本人）"),
            ("制作时间", "2026年11月23日 14:05"),
            ("内容范围", "2009年6月1日 至 2026年11月23日"),
        ]),
        notes: vec![
            note(
                "这份文件里有什么",
                "您的基本信息、过敏、诊断、用药、血压趋势、检验结果、就诊和接种，以及每一条内容的来源和核实情况。",
            ),
            note(
                "这份文件里没有什么",
                "您设为“不开放”的内容、影像原片，以及医疗机构尚未上传的内容。缺少某一条，不代表没有发生过。",
            ),
            note("请妥善保管", "任何拿到这份文件的人都能读到其中的内容。下载行为已记入查阅日志，编号印在每一页的页脚。"),
        ],
    }
}

fn basics() -> Chapter {
    let pairs = [
        ("性别", "女"),
        ("血型", "A 型，Rh 阳性"),
        ("婚姻状况", "已婚"),
        ("职业", "退休教师"),
        ("住址", "广东省深圳市南山区粤海街道科苑社区科技园文华小区 12 栋 3 单元 1802 室"),
        ("联系电话", "138****6209"),
        ("紧急联系人", "李䶮（儿子），电话 139****1174"),
        ("医保类型", "职工基本医疗保险"),
        ("签约家庭医生", "粤海社区健康服务中心 王𬭎 医生，自 2019年5月起"),
    ];
    chapter(
        "基本信息",
        vec![Block::Facts(facts(&pairs)), Block::Note("最近一次核对：2026年9月2日，粤海社区健康服务中心。".to_owned())],
    )
}

fn entry(title: &str, when: &str, state: (&str, Shape), says: &[(&str, &str)], paragraph: &str, provenance: &str) -> Block {
    Block::Entry(Entry {
        title: title.to_owned(),
        when: when.to_owned(),
        badge: Some(Badge { text: state.0.to_owned(), shape: state.1 }),
        facts: facts(says),
        paragraphs: if paragraph.is_empty() { Vec::new() } else { vec![paragraph.to_owned()] },
        provenance: vec![provenance.to_owned()],
    })
}

const VERIFIED: (&str, Shape) = ("已核实", Shape::Check);
const OWN: (&str, Shape) = ("本人填写", Shape::Hollow);
const WAITING: (&str, Shape) = ("待核实", Shape::Dashed);
const RETURNED: (&str, Shape) = ("已退回", Shape::Arrow);

fn allergies() -> Chapter {
    let blocks = vec![
        entry(
            "青霉素类药物过敏",
            "2011年4月18日",
            VERIFIED,
            &[("反应", "全身荨麻疹，喉头水肿"), ("严重程度", "严重"), ("处置", "肾上腺素肌内注射后缓解")],
            "",
            "来源：深圳市人民医院 急诊科 · 录入：周建国 医生 · 核实：2011年4月20日",
        ),
        entry(
            "海鲜（虾、蟹）",
            "2020年8月",
            OWN,
            &[("反应", "皮肤瘙痒"), ("严重程度", "轻微")],
            "",
            "来源：本人填写，2020年8月15日 · 尚未经医疗机构核实",
        ),
        entry(
            "碘对比剂",
            "2023年2月",
            RETURNED,
            &[("反应", "恶心"), ("退回原因", "病历中没有使用碘对比剂的记录，请补充检查日期或医院")],
            "",
            "来源：本人填写，2023年3月1日 · 退回：南山医院 影像科",
        ),
    ];
    chapter("过敏和不良反应", blocks)
}

fn conditions() -> Chapter {
    let blocks = vec![
        Block::Heading("慢性病".to_owned()),
        entry(
            "原发性高血压 2 级（高危）",
            "2014年10月9日起",
            VERIFIED,
            &[("ICD-10 编码", "I10.x02"), ("状态", "持续"), ("主诊机构", "南山医院 心血管内科")],
            "随访期间血压总体平稳，晨起偏高。动态血压监测提示夜间血压下降不足，建议睡前服用一次降压药，低盐饮食，每周至少五天、每次不少于三十分钟的中等强度活动。",
            "来源：南山医院 · 录入：陈志远 医生 · 核实：2014年10月9日",
        ),
        entry(
            "2 型糖尿病",
            "2017年3月2日起",
            VERIFIED,
            &[("ICD-10 编码", "E11.900"), ("状态", "持续"), ("控制目标", "糖化血红蛋白 < 7.0 %")],
            "",
            "来源：粤海社区健康服务中心 · 录入：王𬭎 医生 · 核实：2017年3月2日",
        ),
        entry(
            "非酒精性脂肪肝",
            "2021年11月",
            WAITING,
            &[("依据", "体检超声提示肝脏回声增强")],
            "",
            "来源：本人填写，2021年12月6日 · 等待核实",
        ),
        Block::Heading("既往病史".to_owned()),
        entry(
            "胆囊结石伴慢性胆囊炎",
            "2012年6月 至 2012年7月",
            VERIFIED,
            &[("手术", "腹腔镜胆囊切除术，2012年7月3日"), ("转归", "痊愈")],
            "术后恢复顺利，病理报告：慢性胆囊炎，胆固醇性结石，未见异型增生。",
            "来源：北京大学深圳医院 普通外科 · 核实：2012年7月10日",
        ),
    ];
    chapter("诊断", blocks)
}

fn medicines() -> Chapter {
    let columns = [
        ("药品", 3.2, Align::Start),
        ("剂量", 1.4, Align::End),
        ("用法", 2.2, Align::Start),
        ("起止", 2.6, Align::Start),
        ("来源", 2.2, Align::Start),
    ];
    let rows: &[&[&str]] = &[
        &["苯磺酸氨氯地平片（络活喜）", "5 mg", "每日一次，晨起口服", "2014年10月9日 至今", "南山医院"],
        &["缬沙坦胶囊", "80 mg", "每日一次，睡前口服", "2019年4月22日 至今", "南山医院"],
        &["盐酸二甲双胍缓释片", "0.5 g", "每日两次，随餐口服", "2017年3月2日 至今", "粤海社康"],
        &["阿托伐他汀钙片", "20 mg", "每晚一次", "2018年9月11日 至今", "南山医院"],
        &["阿司匹林肠溶片", "100 mg", "每日一次，餐前", "2018年9月11日 至 2022年1月5日", "南山医院"],
        &["碳酸钙 D3 片", "600 mg", "每日一次，嚼服", "2020年6月 至今", "本人填写"],
    ];
    chapter(
        "用药",
        vec![Block::Paragraph("以下是档案中记录的用药。停药、换药请先询问医生或药师。".to_owned()), table(&columns, rows)],
    )
}

/// Ninety days of blood pressure with a pause in it.
fn pressure() -> Chapter {
    let days = [0, 4, 8, 12, 16, 20, 24, 28, 52, 56, 60, 64, 68, 72, 76, 80, 84, 88];
    let points = days.iter().zip(1u32..).map(|(day, turn)| ChartPoint {
        at: made_at() - TimeDelta::days(90 - day),
        when: if *day == 0 { "8月25日" } else { "11月21日" }.to_owned(),
        value: 126.0 + f64::from(turn * 7 % 17) + if turn == 11 { 20.0 } else { 0.0 },
        second: Some(76.0 + f64::from(turn * 5 % 11)),
        verified: turn % 4 == 0,
    });
    let chart = Chart {
        title: "血压，近 90 天".to_owned(),
        unit: "mmHg".to_owned(),
        description: "18 次测量中有 3 次高于参考范围；最近一次 134/81。".to_owned(),
        points: points.collect(),
        range: Some((90.0, 140.0)),
        second_range: Some((60.0, 90.0)),
        legend: Legend {
            verified: "已核实".to_owned(),
            unverified: "本人填写".to_owned(),
            range: "参考范围".to_owned(),
            first: "高压".to_owned(),
            second: "低压".to_owned(),
        },
    };
    chapter(
        "血压",
        vec![Block::Chart(chart), Block::Note("家庭自测血压的参考范围为低于 135/85 mmHg；图中为诊室参考范围。".to_owned())],
    )
}

fn laboratory() -> Chapter {
    let columns = [
        ("项目", 3.0, Align::Start),
        ("结果", 1.2, Align::End),
        ("单位", 1.4, Align::Start),
        ("参考范围", 1.8, Align::Start),
        ("提示", 1.2, Align::Start),
        ("检验时间", 2.4, Align::Start),
    ];
    let tests = [
        ("空腹血糖", "mmol/L"),
        ("糖化血红蛋白", "%"),
        ("总胆固醇", "mmol/L"),
        ("甘油三酯", "mmol/L"),
        ("高密度脂蛋白胆固醇", "mmol/L"),
        ("血肌酐", "μmol/L"),
        ("估算肾小球滤过率", "mL/min/1.73m²"),
        ("白细胞计数", "×10⁹/L"),
    ];
    let mut rows = Vec::new();
    for ((name, unit), at) in tests.into_iter().zip(1u32..) {
        let value = format!("{}.{}", 3 + at * 7 % 60, at * 3 % 10);
        let hint = if at % 5 == 0 { "偏高 ↑" } else { "正常" };
        let range = format!("{}–{}", 3 + at, 9 + at * 4);
        rows.push([name, value.as_str(), unit, range.as_str(), hint, "2026年9月2日 08:12"].map(str::to_owned).to_vec());
    }
    let Block::Table(mut empty) = table(&columns, &[]) else { return Chapter::default() };
    empty.rows = rows;
    chapter("检验结果", vec![Block::Table(empty), Block::Note("参考范围由检验机构给出，不同机构之间可能不同。".to_owned())])
}

fn visits() -> Chapter {
    let blocks = vec![
        entry(
            "南山医院 心血管内科 门诊",
            "2026年11月3日 09:40",
            VERIFIED,
            &[
                ("接诊医生", "陈志远 副主任医师"),
                ("主诉", "反复头晕两周"),
                ("诊断", "原发性高血压 2 级"),
                ("处理", "调整缬沙坦至睡前服用，四周后复诊"),
            ],
            "",
            "来源：南山医院，门诊号 20261103-0417 · 核实：2026年11月3日",
        ),
        entry(
            "粤海社区健康服务中心 慢病随访",
            "2026年9月2日 08:00",
            VERIFIED,
            &[
                ("接诊医生", "王𬭎 全科医师"),
                ("血压", "132/80 mmHg"),
                ("空腹血糖", "6.8 mmol/L"),
                ("足背动脉搏动", "双侧正常"),
                ("下次随访", "2026年12月1日"),
            ],
            "依从性良好。饮食方面主食量仍偏多，已给予膳食指导；眼底检查预约在 2026年10月。",
            "来源：粤海社区健康服务中心 · 核实：2026年9月2日",
        ),
    ];
    chapter("就诊", blocks)
}

fn vaccines() -> Chapter {
    let columns =
        [("疫苗", 3.0, Align::Start), ("剂次", 1.0, Align::End), ("日期", 2.0, Align::Start), ("接种单位", 3.0, Align::Start)];
    let rows: &[&[&str]] = &[
        &["流感病毒裂解疫苗", "1", "2025年10月16日", "粤海社区健康服务中心"],
        &["23 价肺炎球菌多糖疫苗", "1", "2022年11月2日", "粤海社区健康服务中心"],
        &["重组带状疱疹疫苗（CHO 细胞）", "2", "2024年3月8日", "南山区疾病预防控制中心"],
    ];
    chapter("接种", vec![table(&columns, rows)])
}

/// A short record in English with a Chinese name in it.
pub fn english() -> Document {
    let facts = vec![
        Fact::new("Name", "Chen Qiumei (陈秋梅)"),
        Fact::new("Made by", "Chen Qiumei herself"),
        Fact::new("Made on", "23 November 2026, 14:05"),
    ];
    let visit = entry(
        "Nanshan Hospital, cardiology, outpatient visit",
        "3 November 2026, 09:40",
        ("Verified", Shape::Check),
        &[
            ("Seen by", "Chen Zhiyuan, associate chief physician"),
            ("Reason", "Dizziness for two weeks"),
            ("Done", "Valsartan moved to bedtime; to be seen again in four weeks"),
        ],
        "Blood pressure was stable over the follow-up and somewhat high in the morning. Less salt, and thirty minutes of brisk walking on five days of the week, were recommended.",
        "Source: Nanshan Hospital · verified on 3 November 2026",
    );
    let Block::Chart(mut chart) = pressure().blocks.remove(0) else { return chinese() };
    chart.points.iter_mut().for_each(|point| point.when = point.at.format("%-d %B").to_string());
    let words = ["Verified", "Entered by the person", "Reference range", "Systolic", "Diastolic"].map(str::to_owned);
    let [verified, unverified, range, first, second] = words;
    let chart = Chart {
        title: "Blood pressure, the last 90 days".to_owned(),
        description: "Three of 18 measurements were above the reference range; the latest was 134/81.".to_owned(),
        legend: Legend { verified, unverified, range, first, second },
        ..chart
    };
    Document {
        language: Language::English,
        title: "Electronic health record — Chen Qiumei".to_owned(),
        cover: Cover {
            title: "Electronic health record".to_owned(),
            subtitle: "The whole record of Chen Qiumei".to_owned(),
            facts,
            notes: vec![
                note(
                    "What is inside",
                    "Visits and the trend of your blood pressure, each with where it comes from and who verified it.",
                ),
                note(
                    "What is not",
                    "What you have closed to others, pictures, and what institutions have not sent yet. That something is missing here does not mean that it did not happen.",
                ),
            ],
        },
        contents_title: "Contents".to_owned(),
        chapters: vec![chapter("Visits", vec![visit.clone(), visit]), chapter("Blood pressure", vec![Block::Chart(chart)])],
        footer: Footer {
            left: "Log 019ab0c2-7e3d-7c41-9d52-3f6a1be07c55 · Chen Qiumei · 23 November 2026, 14:05".to_owned(),
            page_of: "Page {x} of {y}".to_owned(),
        },
        ..chinese()
    }
}

/// A record of this many entries of six facts each.
pub fn long(entries: usize) -> Document {
    let diagnoses = [
        "原发性高血压",
        "2 型糖尿病",
        "急性上呼吸道感染",
        "腰椎间盘突出",
        "慢性胃炎",
        "过敏性鼻炎",
        "骨质疏松",
        "颈动脉粥样硬化",
    ];
    let one = |at: usize| {
        let (number, day) = (format!("就诊号 {at:06}"), format!("{}年{}月{}日", 2009 + at / 190, at % 12 + 1, at % 28 + 1));
        let says = [
            ("接诊医生", "陈志远 副主任医师"),
            ("诊断", diagnoses[at % 8]),
            ("就诊号", number.as_str()),
            ("血压", "132/80 mmHg"),
            ("处理", "调整用药，四周后复诊，低盐低脂饮食，适量运动"),
            ("费用", "128.50 元"),
        ];
        entry(&format!("南山医院 门诊 第 {at} 次"), &day, VERIFIED, &says, "", "来源：南山医院 · 核实：当日")
    };
    let chapters = (0..entries).collect::<Vec<_>>();
    let chapters = chapters.chunks(300).map(|part| {
        let mut chapter = chapter(&format!("就诊，第 {} 组", part[0] / 300 + 1), part.iter().map(|at| one(*at)).collect());
        chapter.new_page = true;
        chapter
    });
    Document { chapters: chapters.collect(), ..chinese() }
}
