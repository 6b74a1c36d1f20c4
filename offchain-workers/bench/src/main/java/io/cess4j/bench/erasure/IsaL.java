package io.cess4j.bench.erasure;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Intel's ISA-L, erasure_code.h, where the system has it (Debian: libisal2). A yardstick of the
 * benchmark only; the product does not use it.
 */
final class IsaL {
  private static final String LIBRARY = "libisal.so.2";
  private static final int TABLE_BYTES = 32;

  private final MethodHandle initTables;
  private final MethodHandle encode;

  @SuppressWarnings("restricted") // the benchmark exists to call this library
  private IsaL(SymbolLookup library) {
    Linker linker = Linker.nativeLinker();
    initTables =
        linker.downcallHandle(
            library.findOrThrow("ec_init_tables"),
            FunctionDescriptor.ofVoid(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    encode =
        linker.downcallHandle(
            library.findOrThrow("ec_encode_data"),
            FunctionDescriptor.ofVoid(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
  }

  /** The library; empty where it is not installed. */
  @SuppressWarnings("restricted")
  static Optional<IsaL> find() {
    try {
      return Optional.of(new IsaL(SymbolLookup.libraryLookup(LIBRARY, Arena.global())));
    } catch (IllegalArgumentException notInstalled) {
      return Optional.empty();
    }
  }

  /** A linear combination over shards in native memory, ready to run. */
  final class Combination {
    private final int length;
    private final int inputs;
    private final int outputs;
    private final MemorySegment tables;
    private final MemorySegment in;
    private final MemorySegment out;
    private final MemorySegment[] outShards;

    /**
     * @param rows coefficients, a row an output
     * @param shards inputs, copied
     */
    Combination(Arena arena, byte[][] rows, byte[][] shards) {
      length = shards[0].length;
      inputs = shards.length;
      outputs = rows.length;
      MemorySegment matrix = arena.allocate((long) inputs * outputs);
      for (int i = 0; i < outputs; i++) {
        MemorySegment.copy(rows[i], 0, matrix, JAVA_BYTE, (long) i * inputs, inputs);
      }
      tables = arena.allocate((long) TABLE_BYTES * inputs * outputs, 64);
      call(initTables, inputs, outputs, matrix, tables);
      in = arena.allocate(ADDRESS, inputs);
      for (int j = 0; j < inputs; j++) {
        MemorySegment shard = arena.allocate(length, 64);
        MemorySegment.copy(shards[j], 0, shard, JAVA_BYTE, 0, length);
        in.setAtIndex(ADDRESS, j, shard);
      }
      out = arena.allocate(ADDRESS, outputs);
      outShards = new MemorySegment[outputs];
      for (int i = 0; i < outputs; i++) {
        outShards[i] = arena.allocate(length, 64);
        out.setAtIndex(ADDRESS, i, outShards[i]);
      }
    }

    void run() {
      try {
        encode.invokeExact(length, inputs, outputs, tables, in, out);
      } catch (Throwable e) {
        throw new IllegalStateException("ec_encode_data failed", e);
      }
    }

    byte[] output(int index) {
      return outShards[index].toArray(JAVA_BYTE);
    }
  }

  private static void call(
      MethodHandle handle, int inputs, int outputs, MemorySegment matrix, MemorySegment tables) {
    try {
      handle.invokeExact(inputs, outputs, matrix, tables);
    } catch (Throwable e) {
      throw new IllegalStateException("ec_init_tables failed", e);
    }
  }
}
