//! The home page of the record, and texts that all pages of a record share.

words! {
    confirm_details => "请确认您的基础信息还对不对", "Please confirm that your details still hold";
    detail_differs(what) => "{what}：有机构的说法和您填写的不一样", "{what}: an institution says otherwise than you";
    details_differ(count) => "{count} 项信息：有机构的说法和您填写的不一样", "{count} details: institutions say otherwise than you";
    home_title => "首页", "Home";
    age(years) => "{years} 岁", "aged {years}";
    add_measurement => "记一笔", "Add an entry";
    latest => "最近的测量", "Latest measurements";
    all_measurements => "全部测量", "All measurements";
    no_measurements => "还没有测量记录", "No measurements yet";
    no_measurements_detail => "在家量的血压、血糖、体重可以自己记下来；社康中心和医院的记录会自动出现在这里。", "You can note your own blood pressure, glucose and weight; measurements from health centres and hospitals appear here by themselves.";
    visits => "谁打开过我的档案", "Who opened my record";
    all_visits => "全部访问记录", "The whole history";
    care_team => "我的社康中心", "My health centre";
    gp => "责任医生", "Responsible doctor";
    no_gp => "社康中心尚未指定", "Not yet named by the centre";
    by_residence => "按您的居住地默认分配", "Assigned by where you live";
    chosen => "您自己选择的", "Chosen by you";
    record_number => "档案编号", "Record number";
    no_care_team => "还没有责任社康中心", "No responsible health centre yet";
    no_care_team_detail => "请带身份证件到住处附近的社康中心登记。", "Please register at a health centre near your home; bring your identity document.";
    unit => "责任单位", "Responsible unit";
    address => "地址", "Address";
    phone => "电话", "Telephone";
    since => "从何时起", "Since";
    born => "出生日期", "Date of birth";
    sex => "性别", "Sex";
    name => "姓名", "Name";
    male => "男", "Male";
    female => "女", "Female";
    sex_unknown => "未说明", "Not stated";
    reported_dead => "有机构误报了您的状态？", "Has an institution reported you wrongly?";
    reported_dead_detail(institution, when) => "{institution}在 {when} 上传的资料把您标记为已去世。您的档案照常使用，社康中心正在核实。您也可以致电或到社康中心说明。", "Data that {institution} sent on {when} marks you as deceased. Your record works as before; your health centre is looking into it. You may also call or visit it.";
    people => "您的信息", "Your details";
}
