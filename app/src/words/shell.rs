//! The frame of every page.

words! {
    service_name => "居民电子健康档案", "Residents' health record";
    service_short => "健康档案", "Health record";
    city => "深圳市卫生健康委员会", "Shenzhen Municipal Health Commission";
    skip_to_content => "跳到正文", "Skip to content";
    sign_in => "登录", "Sign in";
    sign_out => "退出登录", "Sign out";
    home => "首页", "Home";
    record => "档案", "Record";
    log_measurement => "记一笔", "Log";
    access => "授权", "Access";
    me => "我的", "Me";
    title(page, service) => "{page} · {service}", "{page} · {service}";
    title_with_errors(page, service) => "错误：{page} · {service}", "Error: {page} · {service}";
    law => "依据《深圳市居民电子健康档案管理办法》", "Under the Shenzhen Measures on Residents' Electronic Health Records";
    desk => "工作台", "Staff desk";
    notices => "消息", "Notices";
    unread => "条未读", "unread";
    back => "返回", "Back";
}
