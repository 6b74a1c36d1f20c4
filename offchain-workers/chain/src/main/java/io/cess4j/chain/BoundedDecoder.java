package io.cess4j.chain;

import java.util.List;
import org.web3j.abi.DefaultFunctionReturnDecoder;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.spi.FunctionReturnDecoderProvider;

/**
 * web3j's own decoder of answers, logs and reverts behind {@link ArrayLengths}. web3j finds it by
 * {@code META-INF/services}, so a program that packs all jars into one has to keep that file.
 */
public final class BoundedDecoder implements FunctionReturnDecoderProvider {

  @Override
  public FunctionReturnDecoder get() {
    return new DefaultFunctionReturnDecoder() {
      @Override
      @SuppressWarnings("rawtypes") // web3j's signature
      public List<Type> decodeFunctionResult(
          String rawInput, List<TypeReference<Type>> outputParameters) {
        if (rawInput.length() > 2) { // else web3j gives no values
          ArrayLengths.check(outputParameters, rawInput);
        }
        return super.decodeFunctionResult(rawInput, outputParameters);
      }
    };
  }
}
