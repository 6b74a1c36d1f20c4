package io.cess4j.proofs.bls;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * Calls into blst, one method per shape of C signature. A segment is a pointer; lengths are in
 * bytes unless blst counts points or bits. Nothing here keeps state, so every method may be called
 * from any thread.
 */
@SuppressWarnings("restricted") // the module exists to call this library; see NativeLibrary
final class Native {
  private static final SymbolLookup LIBRARY = NativeLibrary.load();
  private static final Linker LINKER = Linker.nativeLinker();

  private Native() {}

  /** A C function that returns nothing. */
  static MethodHandle procedure(String name, MemoryLayout... parameters) {
    return bind(name, FunctionDescriptor.ofVoid(parameters));
  }

  /** A C function that returns a value. */
  static MethodHandle function(String name, MemoryLayout result, MemoryLayout... parameters) {
    return bind(name, FunctionDescriptor.of(result, parameters));
  }

  static MethodHandle unary(String name) {
    return procedure(name, ADDRESS, ADDRESS);
  }

  static MethodHandle binary(String name) {
    return procedure(name, ADDRESS, ADDRESS, ADDRESS);
  }

  static MethodHandle status(String name) {
    return function(name, JAVA_INT, ADDRESS, ADDRESS);
  }

  static MethodHandle predicate(String name) {
    return function(name, JAVA_BOOLEAN, ADDRESS);
  }

  static MethodHandle multiplication(String name) {
    return procedure(name, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
  }

  static MethodHandle hashFunction(String name) {
    return procedure(name, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG);
  }

  /** The contents of a constant of the library. */
  static byte[] constant(String name, int length) {
    return LIBRARY.findOrThrow(name).reinterpret(length).toArray(JAVA_BYTE);
  }

  static void run(MethodHandle handle, MemorySegment out, MemorySegment in) {
    try {
      handle.invokeExact(out, in);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static void run(MethodHandle handle, MemorySegment out, MemorySegment a, MemorySegment b) {
    try {
      handle.invokeExact(out, a, b);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static void run(
      MethodHandle handle, MemorySegment out, MemorySegment a, MemorySegment b, long bits) {
    try {
      handle.invokeExact(out, a, b, bits);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static void run(MethodHandle handle, MemorySegment out, MemorySegment in, long count) {
    try {
      handle.invokeExact(out, in, count);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static void negate(MethodHandle handle, MemorySegment point) {
    try {
      handle.invokeExact(point, true);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static int check(MethodHandle handle, MemorySegment out, MemorySegment in) {
    try {
      return (int) handle.invokeExact(out, in);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static boolean test(MethodHandle handle, MemorySegment in) {
    try {
      return (boolean) handle.invokeExact(in);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static long size(MethodHandle handle, long count) {
    try {
      return (long) handle.invokeExact(count);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static void multiplySum(
      MethodHandle handle,
      MemorySegment out,
      MemorySegment points,
      long count,
      MemorySegment scalars,
      long bits,
      MemorySegment scratch) {
    try {
      handle.invokeExact(out, points, count, scalars, bits, scratch);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static void hash(
      MethodHandle handle, MemorySegment out, MemorySegment message, MemorySegment tag) {
    try {
      handle.invokeExact(
          out, message, message.byteSize(), tag, tag.byteSize(), MemorySegment.NULL, 0L);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static MethodHandle bind(String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(LIBRARY.findOrThrow(name), descriptor);
  }

  private static RuntimeException unexpected(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
  }
}
