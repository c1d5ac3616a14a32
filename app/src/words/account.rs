//! The account: passkeys, sessions, capacity, and the page that shows an act before it is executed.

words! {
    title => "我的", "Me";
    lead => "您的通行密钥和正在登录的设备。", "Your passkeys and the devices that are signed in.";
    passkeys => "通行密钥", "Passkeys";
    passkeys_hint => "丢了一个，还能用另一个登录。建议至少有两个。", "If you lose one, another still lets you in. Two are better than one.";
    created(when) => "{when} 开通", "Set up {when}";
    last_used(when) => "最近使用 {when}", "Last used {when}";
    never_used => "还没有用来登录", "Not yet used to sign in";
    remove => "移除", "Remove";
    remove_named(label) => "移除通行密钥 {label}", "Remove the passkey {label}";
    only_one => "这是唯一的通行密钥，不能移除，否则您将无法登录。", "This is your only passkey. It cannot be removed, or you could not sign in.";
    add => "添加另一个通行密钥", "Add another passkey";
    sessions => "正在登录的设备", "Signed-in devices";
    this_device => "这台设备", "This device";
    unknown_device => "未知设备", "Unknown device";
    session_detail(started, used) => "{started} 登录，最近使用 {used}", "Signed in {started}, last used {used}";
    as_resident => "以居民身份", "as a resident";
    as_staff => "以工作人员身份", "as staff";
    end => "在那边退出登录", "Sign out there";
    ended => "已退出那台设备", "That device is signed out";
    passkey_added => "已添加通行密钥", "The passkey was added";
    passkey_removed => "已移除通行密钥，用它登录的设备也已退出", "The passkey was removed; devices signed in with it are signed out";
    capacity => "身份", "Capacity";
    capacity_hint => "同一时间只能以一种身份行事。工作人员身份不能打开自己的档案。", "You act in one capacity at a time. As staff you cannot open your own record.";
    act_as_resident => "以居民身份查看自己的档案", "Act as a resident";
    act_at(institution) => "以工作人员身份：{institution}", "Act as staff of {institution}";
    passkey_label(device, number) => "{device} 的通行密钥 {number}", "Passkey {number} on {device}";

    confirm_title => "请确认", "Please confirm";
    confirm_lead => "这一步需要再次用通行密钥确认是您本人。", "This step needs your passkey once more, to be sure that it is you.";
    confirm_what => "您将要", "You are about to";
    confirm_add => "在您的账户上添加一个通行密钥，之后可以用它登录。", "add a passkey to your account, with which you can then sign in.";
    confirm_remove(label) => "移除通行密钥“{label}”。用它登录的设备会马上退出。", "remove the passkey “{label}”. Devices signed in with it will be signed out at once.";
    confirm_staff(institution) => "改以{institution}工作人员的身份行事，直到退出或再次切换。", "act as staff of {institution} until you sign out or switch again.";
    confirm_resident => "改以居民身份行事，查看自己的档案。", "act as a resident and see your own record.";
    confirm_change_identity => "更改这位居民登记的身份信息。下一步请按证件填写；居民会收到消息。", "change this person’s registered identity. In the next step you fill in what the document says; the person is told.";
    confirm_slip => "为所查到的居民打印一张开通单。之前未用的开通单会作废。这次操作会显示在居民的访问记录里。", "print an activation slip for the person you found. Unused earlier slips become void. The person will see this in their access history.";
    confirm_button => "用通行密钥确认", "Confirm with your passkey";
    confirm_busy => "请在设备上确认…", "Please confirm on your device…";
    confirm_cancel => "不做了，返回", "Do not do this, go back";
    confirm_failed => "没有确认成功", "This could not be confirmed";
    confirm_failed_detail => "什么都没有改变，请再试一次。", "Nothing was changed. Please try again.";
    new_title => "添加通行密钥", "Add a passkey";
    new_lead => "在要添加的设备上创建。也可以插上安全密钥，或选择用另一台手机扫码。", "Create it on the device that you want to add. You can also plug in a security key, or choose to scan a code with another phone.";
}
