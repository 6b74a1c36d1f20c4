package io.cess4j.cli.network;

import io.cess4j.devnet.engine.Engine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which program is the chain of the network. */
public final class EngineOption {
  @Option(
      names = "--engine",
      paramLabel = "NAME",
      converter = Names.class,
      description = {
        "Chain under the network: besu (a QBFT network of four validators; from BESU_HOME or the"
            + " PATH), anvil (embedded, one block producer),",
        "or auto (default): besu where one is installed. A network that exists keeps its engine."
      })
  private @Nullable Engine engine;

  /** Makes the choice that of every network which this process starts. */
  public void apply() {
    if (engine != null) {
      System.setProperty(Engine.PROPERTY, engine.label());
    }
  }

  private static final class Names implements ITypeConverter<Engine> {
    @Override
    public Engine convert(String name) {
      try {
        return Engine.of(name);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
