package io.cess4j.scenario;

import io.cess4j.devnet.network.NetworkFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the network's client types, as if the network were somebody else's. */
record ClientCommands(CessNetwork network) {
  /** {@code cess COMMAND ... --json}; its result. */
  JsonNode type(String... command) throws IOException, InterruptedException {
    NetworkFolder folder = new NetworkFolder(network.home());
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(
        List.of(
            "--json",
            "--rpc",
            network.chain().connection().rpc().toString(),
            "--directory",
            network.chain().directory().address().hex(),
            "--gateway",
            network.gatewayAddress().toString(),
            "--keystore",
            folder.keystore("client").toString(),
            "--password-file",
            folder.password().toString()));
    return Programs.json(List.of(), Map.of(), arguments.toArray(String[]::new));
  }
}
