package io.cess4j.fingerprint.text;

import org.jspecify.annotations.Nullable;

/**
 * Languages that are told apart, with the Snowball stemmer where there is one. A text in another
 * language is {@link #UNKNOWN}: it is segmented by Unicode's rules and not stemmed.
 */
public enum Language {
  AFRIKAANS("af"),
  ALBANIAN("sq"),
  AMHARIC("am"),
  ARABIC("ar", "Arabic"),
  ARMENIAN("hy", "Armenian"),
  AZERBAIJANI("az"),
  BASQUE("eu", "Basque"),
  BELARUSIAN("be"),
  BENGALI("bn"),
  BULGARIAN("bg"),
  BURMESE("my"),
  CATALAN("ca", "Catalan"),
  CHINESE("zh"),
  CROATIAN("hr"),
  CZECH("cs"),
  DANISH("da", "Danish"),
  DUTCH("nl", "Dutch"),
  ENGLISH("en", "English"),
  ESPERANTO("eo"),
  ESTONIAN("et", "Estonian"),
  FINNISH("fi", "Finnish"),
  FRENCH("fr", "French"),
  GALICIAN("gl"),
  GEORGIAN("ka"),
  GERMAN("de", "German"),
  GREEK("el", "Greek"),
  GUJARATI("gu"),
  HAUSA("ha"),
  HEBREW("he"),
  HINDI("hi", "Hindi"),
  HUNGARIAN("hu", "Hungarian"),
  ICELANDIC("is"),
  INDONESIAN("id", "Indonesian"),
  IRISH("ga", "Irish"),
  ITALIAN("it", "Italian"),
  JAPANESE("ja"),
  KANNADA("kn"),
  KAZAKH("kk"),
  KHMER("km"),
  KOREAN("ko"),
  LAO("lo"),
  LATIN("la"),
  LATVIAN("lv"),
  LITHUANIAN("lt", "Lithuanian"),
  MACEDONIAN("mk"),
  MALAYALAM("ml"),
  MALTESE("mt"),
  MARATHI("mr"),
  MONGOLIAN("mn"),
  NEPALI("ne", "Nepali"),
  NORWEGIAN("no", "Norwegian"),
  PERSIAN("fa"),
  POLISH("pl"),
  PORTUGUESE("pt", "Portuguese"),
  PUNJABI("pa"),
  ROMANIAN("ro", "Romanian"),
  RUSSIAN("ru", "Russian"),
  SERBIAN("sr"),
  SINHALA("si"),
  SLOVAK("sk"),
  SLOVENE("sl"),
  SOMALI("so"),
  SPANISH("es", "Spanish"),
  SWAHILI("sw"),
  SWEDISH("sv", "Swedish"),
  TAGALOG("fil"),
  TAMIL("ta", "Tamil"),
  TELUGU("te"),
  THAI("th"),
  TIBETAN("bo"),
  TURKISH("tr", "Turkish"),
  UKRAINIAN("uk"),
  URDU("ur"),
  UZBEK("uz"),
  VIETNAMESE("vi"),
  WELSH("cy"),
  YIDDISH("yi", "Yiddish"),
  YORUBA("yo"),
  ZULU("zu"),
  UNKNOWN("und");

  private final String code;
  private final @Nullable String stemmer;

  Language(String code) {
    this(code, null);
  }

  Language(String code, @Nullable String stemmer) {
    this.code = code;
    this.stemmer = stemmer;
  }

  /** BCP 47 code, {@code und} if unknown. */
  public String code() {
    return code;
  }

  /** Name of its Snowball stemmer, null if it has none. */
  @Nullable String stemmer() {
    return stemmer;
  }
}
