//! Entries of institutions: kinds, states, details, in plain words.

words! {
    contents => "我的档案", "My record";
    contents_of => "档案内容", "Contents of the record";
    contents_lead => "档案里的全部内容，分三部分。", "Everything in the record, in three parts.";
    health => "基础信息", "Basic information";
    services => "卫生服务记录", "Health services";
    lifestyle => "生活与测量", "Life and measurements";
    measurements_lead => "血压、体重等，也可以自己记", "Blood pressure, weight and more; you can add your own";
    timeline => "按时间看", "By time";
    timeline_lead => "所有就诊、诊断、用药和检查，最近的在前。", "All visits, conditions, medicines and tests, newest first.";
    count(count) => "{count} 条", "{count} entries";
    count_one => "1 条", "1 entry";
    none_yet => "还没有", "None yet";
    years => "年份", "Years";
    year(year) => "{year}年", "{year}";
    holds_now => "现在", "Now";
    is_over => "过去，或已排除", "Past, or ruled out";
    stated => "基础信息里写的", "Stated in the basics";
    rest_of_the_list => "更多", "More";
    rest_of_the_year => "这一年更早的", "Earlier in this year";
    nothing => "这里还没有记录", "Nothing here yet";
    nothing_detail => "医院和社康中心上传后，会自动出现在这里。", "What hospitals and health centres send appears here by itself.";

    visits => "就诊", "Visits";
    reports => "检查报告", "Reports";
    results => "检验结果", "Results";
    procedures => "治疗和操作", "Procedures";
    plans => "照护计划", "Care plans";
    conditions => "疾病和健康问题", "Conditions";
    allergies => "过敏", "Allergies";
    medicines => "用药", "Medicines";
    immunisations => "预防接种", "Vaccinations";
    visits_help => "门诊、急诊、住院、随访等每一次就医。", "Every outpatient visit, emergency, stay in hospital and follow-up.";
    reports_help => "一次检查或化验的全部结果放在一起。", "All the results of one examination together.";
    results_help => "每一项化验或检查的数值，可以看变化。", "Each value of a test; you can see how it changed.";
    procedures_help => "手术、治疗、护理和健康指导。", "Operations, treatments, nursing and counselling.";
    plans_help => "医生为一种病或一个问题安排的步骤和目标。", "The steps and goals that a doctor set for a condition.";
    conditions_help => "医生诊断过的疾病或记下的健康问题，包括已经好了的。", "Illnesses that a doctor diagnosed and problems they noted, also those that have passed.";
    allergies_help => "对药物、食物或其他东西的过敏和不耐受。看病时请告诉医生。", "Allergies and intolerances to medicines, food or other things. Tell every doctor.";
    medicines_help => "医生开的药和用过的药。停药或换药前请先问医生。", "Medicines that were prescribed or taken. Ask a doctor before you stop or change one.";
    immunisations_help => "打过的疫苗，什么时候，第几针。", "The vaccines you had, when, and which dose.";
    tags => "健康标识", "Health tags";
    allergic_to => "过敏：", "Allergic to ";
    child => "0–6 岁儿童", "Child up to 6";
    elder => "老年人群", "Aged 65 or older";
    pregnant => "孕产妇", "Pregnant";
    weight_low => "体重偏低", "Weight low";
    weight_high => "体重偏高", "Weight high";
    weight_within => "体重正常", "Weight normal";
    recent => "最近的服务", "Recent care";
    all_visits => "全部就诊", "All visits";
    in_month(month) => "{month}月", "{month}";
    what_is_this => "这是什么？", "What is this?";
    in_their_words => "内容是医疗机构上传的原文，可能有专业词或外文。看不懂可以问您的责任医生。", "The text is as the institution sent it and may have technical or foreign words. Your doctor can explain it.";

    when => "时间", "When";
    from_until(from, until) => "{from} 至 {until}", "{from} to {until}";
    status => "状态", "State";
    active => "进行中", "Ongoing";
    taken_now => "正在用", "Taken now";
    present => "目前有", "Present";
    resolved => "已经好了", "Resolved";
    completed => "已完成", "Completed";
    stopped => "已停止", "Stopped";
    on_hold => "暂停", "On hold";
    planned => "计划中", "Planned";

    class => "类别", "Kind";
    place => "地点", "Where";
    reason => "原因", "Reason";
    category => "分类", "Category";
    severity => "程度", "Severity";
    criticality_low => "轻", "Low";
    criticality_high => "重，可能危及生命", "High: may be life-threatening";
    criticality_unknown => "不能判断", "Not known";
    reaction => "反应", "Reaction";
    dose => "用法和剂量", "Dose";
    route => "途径", "Route";
    site => "部位", "Site";
    lot => "批号", "Lot number";
    outcome => "结果", "Outcome";
    conclusion => "结论", "Conclusion";
    part => "各项", "Parts";
    activity => "安排", "Activities";
    goal => "目标", "Goals";
    note => "说明", "Note";
    unconfirmed => "怀疑，没有确诊", "Suspected, not confirmed";
    provisional => "初步诊断，没有确诊", "Working diagnosis, not confirmed";
    differential => "几种可能之一，没有确诊", "One of several possibilities, not confirmed";
    refuted => "已排除", "Ruled out";
    proposed => "只是建议，没有开", "Proposed only, not ordered";
    not_done => "没有进行", "Did not take place";
    subpotent => "这一剂不算数", "This dose does not count";
    prohibited => "医嘱：不要用", "Ordered not to be used";
    none_known => "说明没有", "Stated that there is none";
    when_in_words => "时间（原文）", "When, in the sender's words";
    ranges_of_sender => "医疗机构给出的范围", "Ranges that the institution gives";
    attachment => "附件（这里没有保存，请向医疗机构索取）", "Attached file (not kept here; ask the institution for it)";
    left_out => "没有收录的内容（请向医疗机构核对）", "Content that was not taken over (check with the institution)";
    dosage_left_out => "用法用量没有读懂，请按医生或药师的说明用药", "The dosage was not understood. Follow your doctor or pharmacist";
    taken_back => "医疗机构已经撤回这条记录", "The institution has taken this entry back";
    taken_back_detail => "它原来的内容可能有误，不再计入档案，只作为痕迹保留。有疑问请问这家医疗机构。", "What it said may be wrong. It no longer counts and is kept only as a trace. Ask the institution if you are in doubt.";

    outpatient => "门诊", "Outpatient";
    emergency => "急诊", "Emergency";
    in_the_field => "现场", "In the field";
    at_home => "上门", "At home";
    inpatient => "住院", "In hospital";
    check_up => "体检", "Check-up";
    follow_up => "随访", "Follow-up";
    maternal => "孕产保健", "Pregnancy and birth";
    child_care => "儿童保健", "Child health";
    referral => "转诊", "Referral";
    other_service => "其他", "Other";
    all_services => "全部", "All";
    kinds_of_visits => "就诊类别", "Kinds of visits";
    observation => "留观", "Under observation";
    before_admission => "入院前", "Before admission";
    short_stay => "短期住院", "Short stay";
    remote => "远程", "Remote";

    between(low, high, unit) => "{low}–{high} {unit}", "{low}–{high} {unit}";
    at_least(low, unit) => "不低于 {low} {unit}", "at least {low} {unit}";
    at_most(high, unit) => "不高于 {high} {unit}", "at most {high} {unit}";
    range_of_sender(range) => "医疗机构的参考范围：{range}", "The institution's reference range: {range}";
    range_short => "参考范围", "Range";
    laboratory => "检验", "Laboratory";
    vital_signs => "生命体征", "Vital signs";
    survey => "问卷", "Questionnaire";
    social_history => "生活史", "Social history";
    imaging => "影像检查", "Imaging";
    exam => "体格检查", "Examination";
    over_time => "数值的变化", "Over time";
    converted(unit) => "图中的数值都换算成了 {unit}；表格里是机构上传的原值。", "In the chart all values are converted to {unit}; the table has them as they were sent.";
    senders_name => "机构的写法", "As the institution calls it";
    same_test => "同一检查的全部结果", "All results of this test";
    performer => "医务人员", "By";
    code => "编码", "Code";
}

/// A month of the year, from 1: `11月`, `November`.
pub fn month(number: u32) -> String {
    let english = chrono::Month::try_from(u8::try_from(number).unwrap_or(0)).map_or("", |month| month.name());
    let number = number.to_string();
    in_month(super::pick(&number, english))
}
