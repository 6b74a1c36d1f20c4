package io.cess4j.devnet;

import io.cess4j.chain.contract.Constants;
import io.cess4j.chain.contract.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The numbers of a network to be founded, from the JSON files in {@code contracts/parameters}.
 *
 * @param name {@code mainnet}, {@code devnet} or {@code test}
 * @param constants layout of time and space; its genesis is set when the network is founded
 * @param values every governed number
 */
public record NetworkProfile(String name, Constants constants, Map<Parameter, BigInteger> values) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the values; all of them must be there. */
  public NetworkProfile {
    values = Map.copyOf(values);
    for (Parameter parameter : Parameter.values()) {
      if (!values.containsKey(parameter)) {
        throw new DevnetException.ProfileRejected(name, "no value for " + parameter, null);
      }
    }
  }

  /** A profile that came with this build. */
  public static NetworkProfile load(String name) {
    String resource = "/io/cess4j/contracts/parameters/" + name + ".json";
    try (InputStream stream = NetworkProfile.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new DevnetException.ProfileRejected(
            name, "unknown; there are mainnet, devnet and test", null);
      }
      JsonNode root = JSON.readTree(stream);
      return new NetworkProfile(name, constants(root), values(root));
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new DevnetException.ProfileRejected(name, "its file is malformed", e);
    }
  }

  /** The same with one number changed, for tests. */
  public NetworkProfile with(Parameter parameter, BigInteger value) {
    Map<Parameter, BigInteger> changed = new EnumMap<>(values);
    changed.put(parameter, value);
    return new NetworkProfile(name, constants, changed);
  }

  /** The same with its days counted from an instant. */
  public NetworkProfile from(Instant genesis) {
    Constants old = constants;
    return new NetworkProfile(
        name,
        new Constants(
            genesis,
            old.day(),
            old.windows(),
            old.window(),
            old.grace(),
            old.beat(),
            old.era(),
            old.unitBytes(),
            old.blockSectors()),
        values);
  }

  private static Constants constants(JsonNode root) {
    JsonNode node = root.required("constants");
    return new Constants(
        Instant.EPOCH,
        seconds(node, "daySeconds"),
        node.required("windows").asInt(),
        seconds(node, "windowSeconds"),
        seconds(node, "graceSeconds"),
        seconds(node, "beatSeconds"),
        seconds(node, "eraSeconds"),
        node.required("unitBytes").asLong(),
        node.required("blockSectors").asInt());
  }

  private static Map<Parameter, BigInteger> values(JsonNode root) {
    Map<Parameter, BigInteger> values = new EnumMap<>(Parameter.class);
    root.required("values")
        .properties()
        .forEach(entry -> values.put(parameter(entry.getKey()), word(entry.getValue())));
    return values;
  }

  private static BigInteger word(JsonNode value) {
    return new BigInteger(value.asString());
  }

  /** {@code BasePrice} is BASE_PRICE. */
  private static Parameter parameter(String name) {
    return Parameter.valueOf(name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
  }

  private static Duration seconds(JsonNode node, String name) {
    return Duration.ofSeconds(node.required(name).asLong());
  }
}
