import type { CallTable } from '../code/description';

/** Calls of the standard libraries and of what is used everywhere with C and C++. */
export const cppCalls: CallTable = {
  preserving:
    /^(?:c_str|data|str|trimmed|toUtf8|toLatin1|toStdString|toLocal8Bit|toString|simplified|arg|substr|append|string|toAscii|utf8|constData|GetString)$/,
  wrapping:
    /^(?:new )?(?:(?:std::)?(?:w|u8|u16|u32)?string(?:_view)?|QString|QByteArray|QLatin1String|QLatin1StringView|QStringLiteral|QByteArrayLiteral|QString::(?:fromUtf8|fromLatin1|fromStdString|fromLocal8Bit)|QUrl|tr|QObject::tr|String|[FLU_]|FPSTR|PSTR|strdup|g_strdup|xstrdup|_strdup|pstrdup|kstrdup|wxT|wxString|_T|TEXT|_TEXT|static_cast|const_cast|reinterpret_cast|std::move|std::(?:make_unique|make_shared|optional|make_optional)|CString|absl::string_view|StringPiece|Aws::String|juce::String|utility::conversions::to_string_t|N_|StringRef|FString|FName|ByteArray|SecureString|SecByteBlock|BSTR|SysAllocString|NSSTR|g_string_new|json|nlohmann::json|std::map|std::unordered_map)$/,
  environment:
    /^(?:(?:std::|::)?(?:secure_)?getenv|qgetenv|qEnvironmentVariable|g_getenv|curl_getenv|_wgetenv|_tgetenv|(?:\w+::)?[Gg]et_?[Ee]nv(?:ironment)?(?:Variable|Var|Or|_or|OrDefault)?|Poco::Environment::get|Environment::get)$/,
  fallback: /^(?:value_or|valueOr|get_value_or|value)$/,
  comparing:
    /^(?:strcmp|strncmp|strcasecmp|strncasecmp|stricmp|_stricmp|strcoll|wcscmp|memcmp|compare|strstr|strcasestr|g_strcmp0|g_str_equal|lstrcmp\w*|StrEqual|streq|equals|equalsIgnoreCase|starts_with|ends_with|startsWith|endsWith|contains|find|rfind|count|EXPECT_(?:STR)?(?:CASE)?(?:EQ|NE)|ASSERT_(?:STR)?(?:CASE)?(?:EQ|NE)|iequals|EqualsIgnoreCase|g_ascii_strcasecmp|strequal|str_has_prefix|g_str_has_prefix)$/,
  pairing: /^(?:std::)?(?:make_pair|pair|tuple|make_tuple)$|^qMakePair$/,
  listing: /^(?:QStringList|std::vector|std::initializer_list|std::list|std::set)$/,
  setting:
    /^(?:setenv|putenv|g_setenv|qputenv|insert|emplace|try_emplace|insert_or_assign|set|setValue|setProperty|setAttribute|setRawHeader|addQueryItem|set_property|put|add|append|add_header|set_header|setString|set_string|setHeader|addHeader|Set|Add|Put|AddMember|setParameter|add_option|set_option|SetHeader|setConfig|add_field|AddField|set_value|SetValue|SetEnvironmentVariable[AW]?|putString|config_set|value|getString|get|json_object_set_new)$/,
  copying:
    /^(?:std::)?(?:strcpy|strncpy|strlcpy|strcpy_s|strncat|strcat|strlcat|wcscpy|lstrcpy[AW]?|memcpy|StrCpy|str_cpy|snprintf_copy|pstrcpy|g_strlcpy|sprintf)$/,
};
