//! Sign-in, activation, and help with passkeys.

words! {
    landing_title => "您的健康档案", "Your health record";
    landing_lead => "查看、补充自己的健康档案，并看到谁打开过它。", "See and add to your health record, and see who has opened it.";
    landing_promise => "谁打开过您的档案，都会记下来，您随时能查。不先记下来，谁也打不开。", "Whoever opens your record is on the log first, and you can always see who. Without that line nobody can open it.";
    sign_in_title => "登录", "Sign in";
    sign_in_lead => "用您手机上的指纹、面容或锁屏密码登录，不需要输入账号和密码。", "Sign in with your fingerprint, your face or your screen lock. There is no name or password to type.";
    sign_in_button => "用指纹、面容或锁屏密码登录", "Sign in with fingerprint, face or screen lock";
    sign_in_busy => "请在手机上确认…", "Please confirm on your device…";
    no_script => "这一步需要浏览器支持 JavaScript。请打开后重新载入页面，或到社康中心窗口办理。", "This step needs JavaScript. Please switch it on and reload the page, or visit your health centre's counter.";
    first_time => "第一次使用？", "First time here?";
    first_time_detail => "带上身份证件到社康中心领取激活码，再用激活码在手机上开通。", "Bring an identity document to your health centre for an activation slip, then use its code on your phone.";
    activate_link => "我有激活码", "I have an activation code";
    lost_title => "手机丢了，或换了手机？", "Lost or changed your phone?";
    lost_detail => "带上身份证件到任何一家社康中心，核对身份后会给您新的激活码。我们不用短信，也不问密保问题。", "Bring your identity document to any health centre. Once they have checked it, you get a new activation code. We use no text messages and no secret questions.";

    problem_cancelled => "没有完成：您取消了，或等待时间过长", "Not done: it was cancelled, or took too long";
    problem_cancelled_detail => "什么都没有改变。准备好后再按一次按钮就可以。", "Nothing was changed. When you are ready, press the button again.";
    problem_failed => "没有登录成功", "You could not be signed in";
    problem_failed_detail => "可能是这个通行密钥已被移除，或者等待超过了五分钟。请再试一次；如果仍然不行，请带证件到社康中心重新开通。", "The passkey may have been removed, or more than five minutes went by. Please try again; if it still fails, bring your document to a health centre to be activated anew.";
    problem_signed_out => "请登录", "Please sign in";
    problem_signed_out_detail => "为了安全，一段时间不用会自动退出。", "To keep your record safe, you are signed out after a while without use.";
    problem_left => "您已退出登录", "You are signed out";
    problem_left_detail => "这台设备上不再显示您的档案。", "Your record can no longer be seen on this device.";
    problem_too_many => "尝试次数太多", "Too many tries";
    problem_too_many_detail => "请一小时后再试。", "Please try again in an hour.";
    problem_already => "这台设备上已经有通行密钥", "This device already has a passkey";
    problem_already_detail => "不需要再添加，直接用它登录即可。", "There is no need to add another. Use it to sign in.";
    problem_enrol_failed => "没有开通成功", "The passkey could not be set up";
    problem_enrol_failed_detail => "激活码没有用掉。请再试一次；如果手机一直不行，换一台设备，或用安全密钥。", "Your activation code was not used up. Please try again; if the phone keeps refusing, use another device or a security key.";

    activate_title => "用激活码开通", "Activate with your code";
    activate_lead => "激活码印在社康中心给您的开通单上，七天内有效，只能用一次。", "The code is printed on the slip from your health centre. It is good for seven days, and for one use.";
    code_label => "激活码", "Activation code";
    code_hint => "13 位字母和数字，例如 7K2Q9-DXM4-RTNB，大小写都可以", "13 letters and digits such as 7K2Q9-DXM4-RTNB, in either case";
    number_label => "身份证件号码", "Identity document number";
    number_hint => "办理开通单时出示的证件上的号码", "The number of the document that you showed when the slip was issued";
    activate_next => "下一步", "Continue";
    code_empty => "请填写激活码", "Enter the activation code";
    code_length(n) => "激活码应为 13 位，您填了 {n} 位", "The code has 13 characters; you entered {n}";
    code_character(place) => "激活码的第 {place} 位不是激活码里会出现的字符", "Character {place} is not one that codes contain";
    code_wrong => "没有这个激活码，请对照开通单再看一遍", "There is no such code. Please compare it with your slip";
    code_used => "这个激活码已经用过。如果不是您本人用的，请马上到社康中心", "This code has been used. If it was not you, go to your health centre at once";
    code_expired => "这个激活码已过期，或已换发新的开通单。请到社康中心重新领取", "This code has expired, or a newer slip replaced it. Please get a new one at your health centre";
    code_void => "证件号码错了五次，这张开通单已作废。请带证件到社康中心重新领取", "Five wrong document numbers: this slip is void. Bring your document to a health centre for a new one";
    number_empty => "请填写证件号码", "Enter the document number";
    number_wrong(left) => "证件号码与这张开通单不符，还可以试 {left} 次", "The number does not belong to this slip. Tries left: {left}";
    number_length(n) => "身份证号应为 18 位，您填了 {n} 位", "The number has 18 characters; you entered {n}";
    number_mistyped => "号码有误，请对照证件再看一遍", "The number cannot be right. Please compare it with your document";

    enrol_title => "在这台设备上开通", "Set up this device";
    enrol_lead => "号码正确。最后一步：让手机记住您。之后用指纹、面容或锁屏密码登录。", "The number is right. Last step: let this device recognise you. From then on your fingerprint, face or screen lock signs you in.";
    keep_title => "您以前的通行密钥", "Your earlier passkeys";
    keep_detail => "手机丢了，旧的通行密钥就不该再能打开您的档案。没有勾选的会停用；还在您手里的设备，请勾选保留。", "After a phone is lost, its passkey must not open your record any more. Those that you do not tick are removed; tick the devices that you still have.";
    keep_used(when) => "最近使用：{when}", "last used on {when}";
    enrol_button => "创建通行密钥", "Create a passkey";
    enrol_note => "通行密钥只存在您的设备上，我们看不到您的指纹或面容。在手机上显示的名字不含您的姓名。", "The passkey stays on your device; we never see your fingerprint or face. Its name on the phone does not contain yours.";

    help_title => "这台设备不支持通行密钥", "This device does not support passkeys";
    help_lead => "您的档案没有受影响。您可以：", "Your record is not affected. You can:";
    help_browser => "把浏览器或手机系统更新到最新版本，或换一个浏览器再试", "update your browser or phone, or try another browser";
    help_other_device => "用另一台手机、平板或电脑", "use another phone, tablet or computer";
    help_security_key => "用 USB 或 NFC 安全密钥", "use a USB or NFC security key";
    help_counter => "带上身份证件到您的社康中心窗口，请工作人员帮您查看和打印", "bring your identity document to your health centre's counter, where staff can show and print your record for you";
    help_back => "再试一次", "Try again";
}
