package io.cess4j.cli.rights;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Dates;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.paid.Buying;
import io.cess4j.sdk.paid.PaidChannel;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cess rights channels}. */
@Command(
    name = "channels",
    description = {
      "Your deposits for retrievals: what you have promised of them, and what gateways have settled.",
      "A channel can be closed when its time is over; until then its gateway may settle."
    })
final class ChannelsCommand extends CessCommand {
  @Option(
      names = "--close",
      paramLabel = "N",
      description = "Close channel N, which is over: the rest of its deposit is yours again.")
  private @Nullable Long close;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      Buying buying = cess.buying(connection.purse());
      Long number = close;
      if (number != null) {
        BigInteger back = buying.close(number);
        console.result(
            Map.of("ok", true, "channel", number, "back", back.toString()),
            "channel %d is closed: %s came back".formatted(number, Amounts.cess(back)));
        return true;
      }
      List<PaidChannel> channels = buying.channels();
      console.result(
          Map.of("ok", true, "channels", channels.stream().map(ChannelsCommand::json).toList()),
          channels.isEmpty() ? "no channels: 'cess rights get' opens one" : text(channels));
      return true;
    }
  }

  private static String text(List<PaidChannel> channels) {
    Table table =
        new Table("channel", "standing", "deposit", "promised", "settled", "files", "until", "for");
    channels.forEach(
        one ->
            table.row(
                one.channel(),
                one.standing(),
                Amounts.cess(one.deposit()),
                Amounts.cess(one.promised()),
                Amounts.cess(one.settled()),
                one.retrievals(),
                Dates.of(one.until()),
                one.gateway()));
    return table.toString();
  }

  private static Map<String, Object> json(PaidChannel one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("channel", one.channel());
    json.put("standing", one.standing());
    json.put("gateway", one.gateway().hex());
    json.put("deposit", one.deposit().toString());
    json.put("promised", one.promised().toString());
    json.put("settled", one.settled().toString());
    json.put("retrievals", one.retrievals());
    json.put("settledRetrievals", one.settledRetrievals());
    json.put("until", one.until().getEpochSecond());
    return json;
  }
}
