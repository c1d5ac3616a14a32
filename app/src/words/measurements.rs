//! Measurements: plain word first, the technical term after.

words! {
    title => "测量记录", "Readings";
    lead => "点开一项，看全部数值和变化。", "Open a kind to see all its values and how they changed.";
    trend => "变化", "Trend";
    trend_title(name) => "{name}的变化", "{name} over time";
    trend_detail(count, first, last) => "{count} 次测量，从 {first} 到 {last}", "{count} readings from {first} to {last}";
    values => "数值", "Values";
    when => "时间", "When";
    value => "数值", "Value";
    source => "来源", "Source";
    state => "核实", "Verification";
    earlier => "更早的记录", "Earlier readings";
    latest => "回到最近", "Back to the latest";
    saved => "已保存", "Saved";
    saved_detail => "这条记录标为“待核实”，由您的责任社康中心核实。", "The entry is marked “to be verified”; your health centre will verify it.";
    entry_of(name) => "{name}记录", "{name} reading";
    add_title => "记一笔", "Add a reading";
    add_lead => "量了什么？", "What did you measure?";
    add_kind(name) => "记{name}", "Add {name}";
    prefilled(when) => "已填好 {when} 的数值，请改成这一次的。", "The values of {when} are filled in; please change them to this time's.";
    in_field(name) => "{name}：", "{name}: ";
    save => "保存", "Save";
    another => "再记一笔", "Add another";

    reference => "参考范围", "Reference range";
    reference_below(most, unit) => "低于 {most} {unit}", "below {most} {unit}";
    reference_between(least, most, unit) => "{least} 以上、低于 {most} {unit}", "{least} or more, below {most} {unit}";
    reference_pressure(systolic, diastolic) => "高压低于 {systolic}、低压低于 {diastolic} mmHg", "upper below {systolic}, lower below {diastolic} mmHg";
    reference_source(title) => "出处：{title}", "Source: {title}";
    source_public_health => "国家基本公共卫生服务规范（第三版）", "National Basic Public Health Service Specification, 3rd edition";
    source_weight => "WS/T 428-2013 成人体重判定", "WS/T 428-2013, weight of adults";
    no_reference => "没有适用于您的统一参考范围", "No general range applies to you";
    judgement => "判断", "Assessment";
    within => "在参考范围内", "Within the range";
    high => "偏高", "High";
    low => "偏低", "Low";
    high_advice => "一次偏高不等于生病。休息五分钟后再量一次；如果连续几天偏高，请联系您的责任医生。", "One high reading is not an illness. Rest for five minutes and measure again; if it stays high for some days, contact your doctor.";
    low_advice => "请结合自己的感觉看待；如果觉得头晕、出冷汗或不舒服，请及时就医。", "See how you feel; if you are dizzy, in a cold sweat or unwell, seek care promptly.";

    provenance => "来源与可见范围", "Where it comes from, who can see it";
    recorded_by => "记录人", "Recorded by";
    recorded_at => "记录时间", "Recorded";
    measured_at => "测量时间", "Measured";
    by_resident => "本人填写", "Entered by the resident";
    by_institution(name) => "{name}", "{name}";
    performed_by => "测量人员", "Performed by";
    open_to => "谁能看", "Open to";
    open_to_default => "您本人；您的责任社康中心", "You; your responsible health centre";
    open_to_limited => "部分对象不可见", "Closed to some readers";
    superseded => "这一版已被更新的版本替换", "A newer version has replaced this one";
    open_to_sender(others, sender) => "{others}；传来这一条的{sender}", "{others}; {sender}, which sent it";
    log_row(id) => "本次查看已记入日志，编号 {id}", "This visit is in the log as {id}";

    upper => "高压", "Upper";
    lower => "低压", "Lower";
    systolic => "收缩压", "Systolic";
    diastolic => "舒张压", "Diastolic";
    context => "测量时机", "When taken";
    fasting => "空腹", "Fasting";
    random => "随机（任何时候）", "At any time";
    measured_when => "什么时候量的", "When was it measured";
    confirm_rare => "数值比较少见，确认没有填错", "The value is rare; I have checked that it is right";
    rare => "这个数值比较少见。请再看一眼；如果没有填错，请勾选下面的确认后再保存", "This value is rare. Please look again; if it is right, tick the confirmation below and save";

    missing => "请填写这一项", "Please fill this in";
    not_a_number => "请填写数字，例如 128", "Please enter a number such as 128";
    too_fine(n) => "最多填到小数点后 {n} 位", "At most {n} digits after the point";
    too_low(least) => "数值太小，最小是 {least}", "Too small; the least possible is {least}";
    too_high(most) => "数值太大，最大是 {most}", "Too large; the most possible is {most}";
    not_below => "低压应小于高压，请看看是否填反了", "The lower value must be below the upper one; are they swapped?";
    bad_time => "请填写日期和时间", "Please enter a date and time";
    future => "时间不能晚于现在", "The time cannot be later than now";
    before_birth => "时间早于出生日期", "The time is before the date of birth";
    choose => "请选择一项", "Please choose one";

    blood_pressure => "血压", "Blood pressure";
    pulse => "心跳（脉率）", "Pulse";
    weight => "体重", "Weight";
    glucose => "血糖", "Blood glucose";
    height => "身高", "Height";
    bmi => "体质指数 BMI", "Body mass index";
    temperature => "体温", "Temperature";
    pain => "疼痛评分", "Pain score";
    respiratory_rate => "呼吸频率", "Breathing rate";
    oxygen_saturation => "血氧饱和度", "Oxygen saturation";
    head_circumference => "头围", "Head circumference";
    waist => "腰围", "Waist";
    per_minute => "次/分", "per minute";
    out_of_ten => "分（0–10）", "of 10";

    help_blood_pressure => "心脏收缩时的压力叫收缩压（高压），放松时叫舒张压（低压）。", "Systolic (upper) is the pressure while the heart contracts, diastolic (lower) while it relaxes.";
    help_pulse => "安静时每分钟心跳的次数。", "How often the heart beats in a minute at rest.";
    help_glucose => "血液里葡萄糖的浓度，空腹指至少 8 小时没有进食。", "The concentration of glucose in the blood; fasting means at least 8 hours without food.";
    help_bmi => "体重（千克）除以身高（米）的平方。", "Weight in kilograms divided by the square of height in metres.";
    help_pain => "由本人按 0（不痛）到 10（最痛）说出。", "As the person says it, from 0 (none) to 10 (worst).";
    help => "这是什么", "What is this";
}
