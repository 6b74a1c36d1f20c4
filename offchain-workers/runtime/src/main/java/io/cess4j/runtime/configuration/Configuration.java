package io.cess4j.runtime.configuration;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Binds a record of settings. Defaults stand in the record (a static method {@code defaults()}); a
 * file ({@code --config=FILE} or {@code CESS_CONFIG}), the environment ({@code CESS_LISTEN_PORT})
 * and flags ({@code --listen.port=1}) override every key, in this order.
 *
 * @param value the record
 * @param sources key to where its value came from, in the order of the record
 */
public record Configuration<R extends Record>(R value, Map<String, String> sources) {

  private static final String MASK = "********";

  /**
   * @throws ConfigurationException for unknown keys (naming the nearest known one), texts that are
   *     no such value, and whatever the record's own constructor refuses
   */
  public static <R extends Record> Configuration<R> read(
      R defaults, List<String> flags, Map<String, String> environment) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    describe("", defaults, settings);
    Map<String, Sources.Given> given = Sources.read(settings.keySet(), flags, environment);
    Map<String, String> sources = new LinkedHashMap<>();
    settings
        .keySet()
        .forEach(
            key -> sources.put(key, given.containsKey(key) ? given.get(key).source() : "default"));
    @SuppressWarnings("unchecked")
    Class<R> type = (Class<R>) defaults.getClass();
    return new Configuration<>(type.cast(build("", defaults, given)), sources);
  }

  /**
   * One line a key, as a properties file that can be read again; masked components show asterisks.
   */
  public String print() {
    Map<String, Setting> settings = new LinkedHashMap<>();
    describe("", value, settings);
    StringBuilder text = new StringBuilder();
    settings.forEach(
        (key, setting) ->
            text.append(
                "# %s%n%s=%s%n"
                    .formatted(
                        sources.get(key),
                        key,
                        setting.masked() ? MASK : Values.print(setting.value()))));
    return text.toString();
  }

  private record Setting(Object value, boolean masked) {}

  private static void describe(String prefix, Record record, Map<String, Setting> settings) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String key = prefix + KeyNames.ofComponent(component.getName());
      Object value = get(component, record);
      if (value instanceof Record nested && !(value instanceof Password)) {
        describe(nestedPrefix(component, prefix, key), nested, settings);
      } else if (Values.isSupported(component.getType())) {
        settings.put(key, new Setting(value, component.isAnnotationPresent(Masked.class)));
      } else {
        throw new IllegalStateException(
            "configuration key " + key + " has the unsupported type " + component.getType());
      }
    }
  }

  private static Record build(String prefix, Record defaults, Map<String, Sources.Given> given) {
    RecordComponent[] components = defaults.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      String key = prefix + KeyNames.ofComponent(components[i].getName());
      Object value = get(components[i], defaults);
      types[i] = components[i].getType();
      if (value instanceof Record nested && !(value instanceof Password)) {
        values[i] = build(nestedPrefix(components[i], prefix, key), nested, given);
      } else {
        values[i] = given.containsKey(key) ? parse(key, types[i], given.get(key)) : value;
      }
    }
    return construct(defaults.getClass(), types, values);
  }

  private static String nestedPrefix(RecordComponent component, String prefix, String key) {
    return component.isAnnotationPresent(Flattened.class) ? prefix : key + ".";
  }

  private static Object parse(String key, Class<?> type, Sources.Given given) {
    try {
      return Values.parse(type, given.text());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "%s = \"%s\" (%s) is no %s: %s"
              .formatted(
                  key,
                  type == Password.class ? MASK : given.text(),
                  given.source(),
                  type.getSimpleName(),
                  e.getMessage()));
    }
  }

  private static Object get(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static Record construct(Class<? extends Record> type, Class<?>[] types, Object[] values) {
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new ConfigurationException(String.valueOf(e.getTargetException().getMessage()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot build " + type, e);
    }
  }
}
