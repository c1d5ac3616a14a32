//! The texts of the components that all pages share.

words! {
    pending => "待核实", "Awaiting check";
    verified => "已核实", "Verified";
    returned => "已退回", "Returned";
    self_entered => "本人填写", "Own entry";
    closed => "不开放", "Closed to others";
    limited => "限定对象开放", "Open to some";
    whose_record => "当前打开的档案", "Record now open";
    reader_subject => "本人", "Your own record";
    reader_guardian => "您是监护人", "You are the guardian";
    reader_delegate => "您是受托人", "You act for them";
    reader_staff => "工作人员查看", "Read by staff";
    switch_record => "切换", "Switch";
    call => "拨打", "Call";
    not_saved_yet => "还没有提交成功，请看这几处", "Not done yet. Please look at these";
    what_you_typed_is_kept => "您填的内容都还在。", "What you typed is still here.";
    error_prefix => "错误：", "Error: ";
    optional => "选填", "optional";
    judged_within => "在范围内", "In range";
    judged_high => "偏高", "High";
    judged_low => "偏低", "Low";
    judged_raised => "正常高值", "Upper normal";
    judged_act_high => "很高，今天处理", "Very high: act today";
    judged_act_low => "很低，今天处理", "Very low: act today";
    places => "主要位置", "Main places";
    staff_places => "工作台", "Staff desk";
    waiting => "项待办", "waiting";
    to_large => "长辈版", "Large text";
    to_standard => "标准版", "Standard text";
    not_filled_in => "未填写", "Not filled in";
    legend_verified => "已核实", "Verified";
    legend_self_entered => "本人填写，待核实", "Own entry, awaiting check";
    legend_range(range) => "范围 {range}", "Range {range}";
    and_range => "、", " and ";
    range_between(low, high) => "{low}–{high}", "{low}–{high}";
    range_from(low) => "{low} 及以上", "{low} or more";
    range_below(high) => "低于 {high}", "below {high}";
    range_sentence(value, range, judgement) => "{value}，范围 {range}，{judgement}", "{value}, range {range}: {judgement}";
    no_points => "还没有可以画图的数值", "No values to draw yet";
}
