import type { CallTable } from '../code/description';

/** Calls of the standard library and of what is used everywhere with Rust. */
export const rustCalls: CallTable = {
  preserving:
    /^(?:to_string|to_owned|into|as_str|as_bytes|as_ref|as_mut|trim|trim_end|trim_start|clone|cloned|to_vec|into_bytes|parse|unwrap|expect|into_boxed_str|into_string|as_deref|to_lowercase|to_uppercase|borrow|chars|bytes|to_bytes|into_owned|try_into|ok|unwrap_or_default|map|map_err|encode_utf16)$/,
  wrapping:
    /^(?:(?:\w+::)*(?:base64|hex|BASE64\w*|STANDARD\w*|URL_SAFE\w*)(?:::|\.)decode|urlencoding::encode|(?:percent_encoding::)?utf8_percent_encode|(?:std::\w+::)?(?:String|Cow|Box|Rc|Arc|Bytes|PathBuf|OsString|CString|Zeroizing|HeaderValue|Vec|SmolStr|ByteString|Uri|Url|Text)::(?:from|new|from_static|from_str|owned|Borrowed|Owned|parse|try_from)|(?:\w+::)*Secret\w*::(?:new|from|from_str)|(?:HashMap|BTreeMap|IndexMap|HeaderMap|FxHashMap)::from|Some|Ok|Into::into|format!|std::format!|Lazy::new|LazyLock::new|OnceCell::with_value|Cell::new|RefCell::new|Mutex::new|str::from_utf8|std::str::from_utf8|DebugIgnore|Option::Some|Value::(?:String|from)|serde_json::Value::String|Password::new|Token::new)$/,
  environment:
    /^(?:(?:std::)?env::var(?:_os)?|(?:std::)?(?:option_)?env!|dotenvy?::var|var|env_var|get_env|env_or(?:_default)?|(?:\w+::)?get_env_or(?:_default)?|(?:\w+::)?env_or_default)$/,
  fallback:
    /^(?:unwrap_or|unwrap_or_else|or|or_else|map_or|map_or_else|get_or_insert|get_or_insert_with|or_insert|or_insert_with|unwrap_or_log)$/,
  // https://doc.rust-lang.org/std/sync/struct.OnceLock.html#method.get_or_init
  filling: /^get_or_(?:try_)?init$/,
  comparing:
    /^(?:eq|ne|eq_ignore_ascii_case|starts_with|ends_with|contains|cmp|assert_eq!|assert_ne!|debug_assert_eq!|contains_key|matches!|find|strip_prefix|strip_suffix)$/,
  pairing: /^(?:KeyValue|Header|Attribute)::new$/,
  setting:
    /^(?:insert|set|set_var|env|header|append|put|with_header|add_header|query_param|set_default|set_override|entry|arg|append_pair|text|insert_header|append_header|try_insert|push_pair|set_env|with_env|set_header|with_env_var|option|config|metadata|field)$/,
};
