package io.cess4j.cli;

import io.cess4j.ai.aggregation.AggregationException;
import io.cess4j.ai.data.MalformedDataException;
import io.cess4j.ai.training.UnfitExamplesException;
import io.cess4j.chain.ChainException;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Printable;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.devnet.DevnetException;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.search.IndexException;
import io.cess4j.protocol.ProtocolException;
import io.cess4j.retrieval.RetrievalException;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.ai.AiException;
import io.cess4j.sdk.market.MarketException;
import io.cess4j.sdk.paid.PaidException;
import io.cess4j.transport.TransportException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Says in words why a command failed; a stack trace only for what is nobody's known error, or with
 * CESS_TRACE set.
 */
final class Explanation implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    boolean json = parsed.originalArgs().contains("--json");
    boolean known = isKnown(failure);
    String words =
        failure instanceof ContractRevert
            ? "the contract refused: " + failure.getMessage()
            : message(failure);
    if (json) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("ok", false);
      result.put("error", failure.getClass().getSimpleName());
      result.put("message", words);
      new Console(true).result(result, "");
    }
    System.err.println("cess: " + printable(words));
    if (!known || System.getenv("CESS_TRACE") != null) {
      failure.printStackTrace();
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static boolean isKnown(Exception failure) {
    return failure instanceof AggregationException
        || failure instanceof AiException
        || failure instanceof ContractRevert
        || failure instanceof ChainException
        || failure instanceof CessException
        || failure instanceof CommandException
        || failure instanceof DevnetException
        || failure instanceof IndexException
        || failure instanceof io.cess4j.sdk.rights.IndexException
        || failure instanceof MalformedDataException
        || failure instanceof MarketException
        || failure instanceof MediaException
        || failure instanceof PaidException
        || failure instanceof ProtocolException
        || failure instanceof RetrievalException
        || failure instanceof TransportException
        || failure instanceof UnfitExamplesException
        || failure instanceof IllegalArgumentException;
  }

  /** Gateways and miners are quoted in it: their lines must not look like ours. */
  private static String printable(String words) {
    return words.lines().map(Printable::of).collect(Collectors.joining("\n      "));
  }

  private static String message(Exception failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
