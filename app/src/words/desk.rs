//! The desk.

words! {
    title => "查找居民", "Find a person";
    lead => "按居民出示的证件号码查找。每次查找和打开都会记入日志，居民看得到。", "Search by the number of the document shown to you. Every search and opening is logged, and the person sees it.";
    number => "证件号码", "Document number";
    purpose => "目的", "Purpose";
    purpose_missing => "请选择目的：没有目的，就不能查找", "Please choose a purpose: nobody is looked for without one";
    find => "查找", "Find";
    nobody => "没有找到持有这个号码的居民", "Nobody with this number was found";
    nobody_detail => "请对照证件再看一遍号码。这次查找已记入日志。", "Please compare the number with the document. This search is in the log.";
    refused => "不能查找", "You may not search";
    refused_detail => "您的岗位已到期，或本机构没有有效的安全保密协议。请联系本机构的管理责任人。", "Your post has ended, or your institution has no current confidentiality agreement. Please contact the person responsible at your institution.";
    found => "找到了", "Found";
    found_detail(name) => "{name}。请与证件核对后再继续。", "{name}. Compare with the document before you go on.";
    open => "打开档案", "Open the record";
    slip => "办理开通单", "Issue an activation slip";
    not_ours => "这位居民的责任单位不是本机构", "Another centre is responsible for this person";
    not_ours_detail => "按规定，您不能以这个目的打开这份档案。这次尝试已记入日志，居民看得到。", "Under the rules you may not open this record for this purpose. The attempt is in the log and the person sees it.";
    search_again => "重新查找", "Search again";
    duty_clerk => "建档人员", "Clerk";
    duty_gp => "责任医师", "General practitioner";
    duty_record_manager => "档案管理员", "Record manager";
    duty_officer => "监管人员", "Officer";
    identity_title => "身份信息", "Identity";
    record_title => "居民档案", "The resident's record";
    measurements_title => "测量记录", "Measurements";
    clerk_scope => "您的岗位只能看到身份信息，看不到健康内容。", "Your post shows you identity only, no health information.";
    no_measurements => "这份档案还没有对您开放的测量记录", "This record has no measurements open to you";
    whose_note(purpose) => "目的：{purpose}。本次打开已记入居民的访问记录。", "Purpose: {purpose}. This opening is in the person's access history.";
    document => "证件号码", "Document number";

    checks_title => "待查事项", "To look into";
    checks_lead => "需要本机构核实或查看的事项，最早的在前。打开清单和打开档案都会记入日志。", "What your institution is asked to look into, oldest first. Opening the list and opening a record are both logged.";
    checks_of => "本机构的事项", "Matters of your institution";
    no_checks => "没有待查的事项", "Nothing to look into";
    no_checks_detail => "有新的事项时会出现在这里。", "New matters appear here.";
    check_who => "居民", "Person";
    check_what => "事项", "Matter";
    check_by => "来自", "From";
    check_since => "时间", "Since";
    since_today => "今天", "today";
    since_days(days) => "已 {days} 天", "{days} days";
    check_death => "被报告已去世", "Reported as deceased";
    check_death_detail(institution, when) => "{institution}在 {when} 上传的资料说此人已去世。档案没有因此改变。请当面或按登记的电话核实。", "Data that {institution} sent on {when} says that this person has died. The record was not changed by it. Please look into it in person or by the telephone number on record.";
    check_alive => "本人健在，结束核实", "The person is alive: close the check";
    check_dead => "如确已去世，须凭死亡医学证明并经第二人复核后封存；在此之前这项核实保持打开。", "If they have died, the record is sealed with the medical certificate of death, confirmed by a second person; until then this stays open.";
    check_changed => "看过的记录有更改", "An entry that was read has changed";
    check_taken_back => "看过的记录被撤回", "An entry that was read was taken back";
    check_changes_detail(institution, when) => "{institution}自 {when} 起更改或撤回了本中心看过的记录。请看现在的内容，并想一想此前的诊疗是否要调整。", "Since {when}, {institution} has changed or taken back entries that your centre had read. Please look at what they say now, and consider whether care given since needs to change.";
    check_seen => "已查看，结束提醒", "Seen: close this reminder";
    changes_seen => "已结束提醒", "The reminder is closed";
    check_closed => "已结束核实：本人健在", "The check is closed: the person is alive";

    slip_title => "健康档案开通单", "Health record activation slip";
    slip_code => "激活码", "Activation code";
    slip_qr => "二维码：打开开通页面并填好激活码", "QR code: opens the activation page with the code filled in";
    slip_for => "居民", "For";
    slip_by => "办理机构", "Issued by";
    slip_until => "有效期至", "Good until";
    slip_once => "只能用一次。请当面交给本人，不要拍照转发。", "For one use. Hand it to the person; do not photograph or forward it.";
    slip_step_1 => "用手机扫二维码，或打开网站选“我有激活码”。", "Scan the QR code, or open the site and choose “I have an activation code”.";
    slip_step_2 => "填写您的证件号码。", "Enter the number of your document.";
    slip_step_3 => "按提示创建通行密钥，以后用指纹、面容或锁屏密码登录。", "Create a passkey as prompted; from then on your fingerprint, face or screen lock signs you in.";
    print_hint => "请用浏览器的打印功能打印这一页。离开后激活码不再显示。", "Print this page with your browser. The code will not be shown again.";
}
