// The page speaks the visitor's language; the form follows the page.
document.documentElement.lang = navigator.language.startsWith("zh") ? "zh-CN" : "en";
