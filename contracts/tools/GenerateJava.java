import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.web3j.codegen.SolidityFunctionWrapper;
import org.web3j.protocol.ObjectMapperFactory;
import org.web3j.protocol.core.methods.response.AbiDefinition;

/**
 * Turns forge's output into Java: a web3j wrapper for every contract and interface under src/, and one sealed family of typed
 * exceptions with a class for every custom error.
 *
 * <p>Calls SolidityFunctionWrapper itself: web3j's command-line front end is built against Jackson 2 while core 6 speaks
 * Jackson 3, and it ends with status 0 on a usage error.
 */
final class GenerateJava {
  private static final int WRAPPER_ADDRESS_LENGTH = 160;
  /** Errors of the libraries that our contracts call; their ABI is part of ours only where they are external. */
  private static final List<String> LIBRARIES =
      List.of("SafeERC20", "ECDSA", "IERC20Errors", "ERC20Capped", "ERC20Permit", "ReentrancyGuard", "Panic");

  /** Arguments: out, destination, package; for contracts that are not the network's own also {@code wrappers-only}. */
  public static void main(String[] args) throws Exception {
    Path out = Path.of(args[0]);
    Path wanted = Path.of(args[1]);
    Path destination = Files.createTempDirectory("cess4j-generated");
    Map<String, AbiDefinition> errors = new TreeMap<>();
    for (Path abiFile : abiFiles(out)) {
      String name = abiFile.getFileName().toString().replace(".abi.json", "");
      Path artifact = abiFile.resolveSibling(name + ".json");
      boolean ours = Files.readString(artifact).contains("\"compilationTarget\":{\"src/");
      if (!ours && !LIBRARIES.contains(name)) {
        continue;
      }
      List<AbiDefinition> abi =
          List.of(ObjectMapperFactory.getObjectMapper().readValue(Files.readString(abiFile), AbiDefinition[].class));
      abi.stream().filter(entry -> "error".equals(entry.getType())).forEach(error -> errors.putIfAbsent(signature(error), error));
      boolean callable = abi.stream().anyMatch(entry -> "function".equals(entry.getType()));
      if (ours && callable) {
        String bytecode = Files.readString(abiFile.resolveSibling(name + ".bin")).strip();
        List<AbiDefinition> withoutErrors = abi.stream().filter(entry -> !"error".equals(entry.getType())).toList();
        new SolidityFunctionWrapper(true, false, false, true, WRAPPER_ADDRESS_LENGTH)
            .generateJavaFiles(name, bytecode, new ArrayList<>(withoutErrors), destination.toString(), args[2], null);
      }
    }
    if (args.length > 3 && args[3].equals("wrappers-only")) {
      synchronise(destination, wanted);
      System.out.println("wrappers in " + args[2]);
      return;
    }
    writeErrors(destination, args[2] + ".errors", List.copyOf(errors.values()));
    writeGenesisCode(out, destination, args[2]);
    synchronise(destination, wanted);
    System.out.println("wrappers and " + errors.size() + " typed errors in " + args[2]);
  }

  /** What runs at ValidatorSet's address from the genesis on: that contract is never created by a transaction. */
  private static void writeGenesisCode(Path out, Path destination, String packageName) throws IOException {
    String artifact = Files.readString(out.resolve("ValidatorSet.sol/ValidatorSet.json"));
    String code = ObjectMapperFactory.getObjectMapper().readTree(artifact).at("/deployedBytecode/object").asString();
    write(
        destination.resolve(packageName.replace('.', '/')).resolve("GenesisCode.java"),
        """
        package %s;

        /** Runtime code of the contracts that a genesis holds, 0x-hex. */
        public final class GenesisCode {
          /** Code of ValidatorSet; slot 0 is the bootstrapper, slot 1 the account whose code is the list (its natspec). */
          public static final String VALIDATOR_SET = "%s";

          private GenesisCode() {}
        }
        """
            .formatted(packageName, code));
  }

  /** Touches only what has changed, so that nothing is compiled again without need, and removes what is gone. */
  private static void synchronise(Path fresh, Path wanted) throws IOException {
    Files.createDirectories(wanted);
    try (Stream<Path> old = Files.walk(wanted)) {
      for (Path file : old.filter(Files::isRegularFile).toList()) {
        if (!Files.exists(fresh.resolve(wanted.relativize(file)))) {
          Files.delete(file);
        }
      }
    }
    try (Stream<Path> files = Files.walk(fresh)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = wanted.resolve(fresh.relativize(file));
        if (!Files.exists(target) || Files.mismatch(file, target) >= 0) {
          Files.createDirectories(target.getParent());
          Files.move(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    try (Stream<Path> rest = Files.walk(fresh)) {
      for (Path path : rest.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static List<Path> abiFiles(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(file -> file.toString().endsWith(".abi.json")).sorted().toList();
    }
  }

  private static String signature(AbiDefinition error) {
    return error.getName()
        + error.getInputs().stream().map(AbiDefinition.NamedType::getType).collect(Collectors.joining(",", "(", ")"));
  }

  private static void writeErrors(Path destination, String packageName, List<AbiDefinition> errors) throws IOException {
    Path folder = Files.createDirectories(destination.resolve(packageName.replace('.', '/')));
    List<String> names = errors.stream().map(AbiDefinition::getName).toList();
    refuseNamesakes(errors);
    write(folder.resolve("ContractRevert.java"), family(packageName, names));
    for (int i = 0; i < errors.size(); i++) {
      write(folder.resolve(names.get(i) + ".java"), exception(packageName, names.get(i), errors.get(i)));
    }
    write(folder.resolve("ContractErrors.java"), registry(packageName, names, errors));
  }

  /** A class is found by its name: of two errors with one name, a catch would mean the other one some day. */
  private static void refuseNamesakes(List<AbiDefinition> errors) {
    Map<String, String> signatures = new TreeMap<>();
    for (AbiDefinition error : errors) {
      String other = signatures.putIfAbsent(error.getName(), signature(error));
      if (other != null) {
        throw new IllegalStateException(
            "the contracts have %s and %s: rename one, their Java classes would have the same name"
                .formatted(other, signature(error)));
      }
    }
  }

  private static String family(String packageName, List<String> names) {
    return """
        package %s;

        import java.util.Map;

        /**
         * A contract refused a call; one subclass for every custom error of the contracts, with the error's values.
         *
         * <p>The message is the error with its values by name, for example {@code PriceTooLow(minimum 5, actual 3)}.
         */
        public abstract sealed class ContractRevert extends RuntimeException permits %s, UnknownRevert, RevertReason, PanicRevert {
          private final Map<String, Object> values;

          ContractRevert(String message, Map<String, Object> values) {
            super(message);
            this.values = java.util.Collections.unmodifiableMap(values);
          }

          /** Name of the custom error, as in the contract. */
          public abstract String errorName();

          /** Values of the error by parameter name, in order: BigInteger, String (address, string), byte[] or Boolean. */
          public final Map<String, Object> values() {
            return values;
          }
        }
        """
        .formatted(packageName, String.join(", ", names));
  }

  private static String exception(String packageName, String name, AbiDefinition error) {
    List<AbiDefinition.NamedType> inputs = error.getInputs();
    String accessors =
        IntStream.range(0, inputs.size())
            .mapToObj(
                i ->
                    """

                      /** {@code %s} of the error. */
                      public %s %s() {
                        return (%s) values().get("%s");
                      }
                    """
                        .formatted(
                            inputs.get(i).getType(), javaType(inputs.get(i).getType()), parameter(inputs, i) + "Value",
                            javaType(inputs.get(i).getType()), parameter(inputs, i)))
            .collect(Collectors.joining());
    return """
        package %s;

        import java.util.Map;

        /** {@code error %s}. */
        public final class %s extends ContractRevert {
          %s(String message, Map<String, Object> values) {
            super(message, values);
          }

          @Override
          public String errorName() {
            return "%s";
          }
        %s}
        """
        .formatted(packageName, signature(error), name, name, error.getName(), accessors);
  }

  private static String registry(String packageName, List<String> names, List<AbiDefinition> errors) {
    String entries =
        IntStream.range(0, errors.size())
            .mapToObj(
                i -> {
                  List<AbiDefinition.NamedType> inputs = errors.get(i).getInputs();
                  String parameters =
                      IntStream.range(0, inputs.size())
                          .mapToObj(j -> ", \"%s\", \"%s\"".formatted(inputs.get(j).getType(), parameter(inputs, j)))
                          .collect(Collectors.joining());
                  return "    define(\"%s\", %s::new%s);\n".formatted(errors.get(i).getName(), names.get(i), parameters);
                })
            .collect(Collectors.joining());
    return REGISTRY.replace("$PACKAGE", packageName).replace("$ENTRIES", entries);
  }

  private static final String REGISTRY =
      """
      package $PACKAGE;

      import java.math.BigInteger;
      import java.util.ArrayList;
      import java.util.HashMap;
      import java.util.LinkedHashMap;
      import java.util.List;
      import java.util.Map;
      import java.util.StringJoiner;
      import java.util.function.BiFunction;
      import org.web3j.abi.FunctionEncoder;
      import org.web3j.abi.FunctionReturnDecoder;
      import org.web3j.abi.TypeReference;
      import org.web3j.abi.datatypes.Function;
      import org.web3j.abi.datatypes.Type;

      /** Turns the data of a revert into the exception that names it. */
      public final class ContractErrors {
        private record Definition(
            String name,
            List<String> types,
            List<String> parameters,
            BiFunction<String, Map<String, Object>, ContractRevert> constructor) {}

        private static final Map<String, Definition> BY_SELECTOR = new HashMap<>();

        static {
          define("Error", RevertReason::new, "string", "reason");
          define("Panic", PanicRevert::new, "uint256", "code");
      $ENTRIES  }

        private ContractErrors() {}

        /**
         * @param data revert data in hex, with or without 0x: selector (4 bytes) and ABI-encoded values
         * @return the typed error, or UnknownRevert where the selector is none of ours
         */
        public static ContractRevert decode(String data) {
          String hex = data.startsWith("0x") ? data.substring(2) : data;
          Definition definition = hex.length() < 8 ? null : BY_SELECTOR.get(hex.substring(0, 8).toLowerCase(java.util.Locale.ROOT));
          if (definition == null) {
            return new UnknownRevert(hex);
          }
          Map<String, Object> values = new LinkedHashMap<>();
          StringJoiner words = new StringJoiner(", ", definition.name() + "(", ")");
          try {
            List<Type> decoded = FunctionReturnDecoder.decode("0x" + hex.substring(8), references(definition.types()));
            for (int i = 0; i < definition.parameters().size(); i++) {
              Object value = decoded.get(i).getValue();
              values.put(definition.parameters().get(i), value);
              words.add(definition.parameters().get(i) + " " + word(value));
            }
          } catch (RuntimeException malformed) {
            return new UnknownRevert(hex);
          }
          return definition.constructor().apply(words.toString(), values);
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private static List<TypeReference<Type>> references(List<String> types) {
          List<TypeReference<Type>> references = new ArrayList<>();
          for (String type : types) {
            try {
              references.add((TypeReference) TypeReference.makeTypeReference(type));
            } catch (ClassNotFoundException e) {
              throw new IllegalStateException("no such ABI type: " + type, e);
            }
          }
          return references;
        }

        private static String word(Object value) {
          return value instanceof byte[] bytes ? "0x" + java.util.HexFormat.of().formatHex(bytes) : String.valueOf(value);
        }

        private static void define(
            String name, BiFunction<String, Map<String, Object>, ContractRevert> constructor, String... typesAndNames) {
          List<String> types = new ArrayList<>();
          List<String> names = new ArrayList<>();
          for (int i = 0; i < typesAndNames.length; i += 2) {
            types.add(typesAndNames[i]);
            names.add(typesAndNames[i + 1]);
          }
          String selector =
              org.web3j.crypto.Hash.sha3String(name + "(" + String.join(",", types) + ")").substring(2, 10);
          BY_SELECTOR.put(selector, new Definition(name, types, names, constructor));
        }
      }
      """;

  private static String parameter(List<AbiDefinition.NamedType> inputs, int index) {
    String name = inputs.get(index).getName();
    return name == null || name.isEmpty() ? "value" + index : name;
  }

  private static String javaType(String type) {
    if (type.endsWith("]")) {
      return "java.util.List<?>";
    }
    if (type.startsWith("uint") || type.startsWith("int")) {
      return "java.math.BigInteger";
    }
    return switch (type) {
      case "address", "string" -> "String";
      case "bool" -> "Boolean";
      default -> "byte[]";
    };
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
