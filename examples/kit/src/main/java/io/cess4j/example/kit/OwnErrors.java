package io.cess4j.example.kit;

import io.cess4j.contracts.errors.UnknownRevert;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.Type;
import org.web3j.crypto.Hash;
import org.web3j.protocol.ObjectMapperFactory;
import org.web3j.protocol.core.methods.response.AbiDefinition;

/**
 * The custom errors of a dApp's contract, from its ABI. The SDK knows those of the network's
 * contracts; others reach it as {@link UnknownRevert}, four bytes of selector and the values.
 */
public final class OwnErrors {
  private final Map<String, AbiDefinition> bySelector;

  private OwnErrors(Map<String, AbiDefinition> bySelector) {
    this.bySelector = bySelector;
  }

  /**
   * Reads an ABI beside a class.
   *
   * @param resource forge's {@code Name.abi.json}
   */
  public static OwnErrors of(Class<?> beside, String resource) {
    try (InputStream abi = beside.getResourceAsStream(resource)) {
      if (abi == null) {
        throw new DappException(
            "%s is not beside %s: build the module, which puts it there"
                .formatted(resource, beside));
      }
      AbiDefinition[] all =
          ObjectMapperFactory.getObjectMapper()
              .readValue(abi.readAllBytes(), AbiDefinition[].class);
      return new OwnErrors(
          Stream.of(all)
              .filter(entry -> "error".equals(entry.getType()))
              .collect(Collectors.toMap(OwnErrors::selector, Function.identity(), (a, b) -> a)));
    } catch (IOException e) {
      throw new DappException(resource + " cannot be read", e);
    }
  }

  /** The error by name and values; the revert itself where it is none of the contract's. */
  RuntimeException explain(UnknownRevert revert) {
    String hex = String.valueOf(revert.values().get("data"));
    AbiDefinition error = hex.length() < 8 ? null : bySelector.get(hex.substring(0, 8));
    String words = error == null ? null : words(error, hex.substring(8));
    return error == null || words == null ? revert : new Refused(error.getName(), words, revert);
  }

  private static @Nullable String words(AbiDefinition error, String values) {
    try {
      List<Type> decoded = FunctionReturnDecoder.decode("0x" + values, references(error));
      StringJoiner words = new StringJoiner(", ", error.getName() + "(", ")");
      for (int i = 0; i < decoded.size(); i++) {
        Object value = decoded.get(i).getValue();
        String text =
            value instanceof byte[] bytes
                ? "0x" + HexFormat.of().formatHex(bytes)
                : String.valueOf(value);
        words.add(error.getInputs().get(i).getName() + " " + text);
      }
      return words.toString();
    } catch (RuntimeException malformed) { // web3j throws whatever it meets
      return null;
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static List<TypeReference<Type>> references(AbiDefinition error) {
    List<TypeReference<Type>> references = new ArrayList<>();
    for (AbiDefinition.NamedType input : error.getInputs()) {
      try {
        references.add((TypeReference) TypeReference.makeTypeReference(input.getType()));
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("no such ABI type: " + input.getType(), e);
      }
    }
    return references;
  }

  private static String selector(AbiDefinition error) {
    String signature =
        error.getInputs().stream()
            .map(AbiDefinition.NamedType::getType)
            .collect(Collectors.joining(",", error.getName() + "(", ")"));
    return Hash.sha3String(signature).substring(2, 10);
  }
}
