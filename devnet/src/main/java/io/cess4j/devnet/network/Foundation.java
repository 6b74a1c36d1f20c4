package io.cess4j.devnet.network;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.Network;
import io.cess4j.devnet.ContractDeployer;
import io.cess4j.devnet.Deployment;
import io.cess4j.devnet.Devnet;
import io.cess4j.devnet.DevnetException;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.devnet.Funding;
import io.cess4j.devnet.NetworkProfile;
import java.nio.file.Files;
import java.time.InstantSource;

/** Contracts, money and keystores of a network: made once, found again at later starts. */
final class Foundation {
  private final NetworkFolder folder;
  private final NetworkPlan plan;
  private final FundedAccounts accounts;

  Foundation(NetworkFolder folder, NetworkPlan plan, FundedAccounts accounts) {
    this.folder = folder;
    this.plan = plan;
    this.accounts = accounts;
  }

  /** The contracts of the chain, deployed and funded where they are not there. */
  Deployment lay(Devnet chain, NetworkProfile profile) {
    Deployment deployment = find(chain, profile);
    keystore("client", accounts.client());
    keystore("governor", accounts.governor());
    keystore("authority", accounts.attestationAuthority());
    for (int i = 0; i < plan.gateways(); i++) {
      keystore(WorkerProcess.name(WorkerRole.GATEWAY, i), accounts.gateway(i));
    }
    for (int i = 0; i < plan.teeWorkers(); i++) {
      keystore(WorkerProcess.name(WorkerRole.TEE_WORKER, i), accounts.teeWorker(i));
    }
    for (int i = 0; i < plan.operators(); i++) {
      keystore(WorkerProcess.name(WorkerRole.STORAGE_MINER, i), accounts.operator(i));
    }
    for (int i = 0; i < plan.keepers(); i++) {
      keystore(WorkerProcess.name(WorkerRole.KEEPER, i), accounts.keeper(i));
    }
    for (int i = 0; i < plan.consensusNodes(); i++) {
      keystore(WorkerProcess.name(WorkerRole.CONSENSUS_NODE, i), accounts.consensusNode(i));
      keystore(NetworkFolder.validator(i), accounts.validator(i));
    }
    return deployment;
  }

  private Deployment find(Devnet chain, NetworkProfile profile) {
    try (ChainConnection connection = ChainConnection.open(chain.rpc(), chain.chainId())) {
      if (Files.exists(folder.addresses())) {
        Deployment kept = Deployment.read(folder.addresses());
        if (!connection.hasCode(kept.directory())) {
          throw new DevnetException.FileFailed(
              folder.addresses(),
              "names a Directory that the chain in this folder does not have; remove the folder to begin a new network",
              null);
        }
        return kept;
      }
      Deployment fresh =
          new ContractDeployer(
                  connection,
                  new io.cess4j.chain.transaction.TransactionSender(
                      accounts.governor(),
                      connection,
                      io.cess4j.chain.transaction.SenderSettings.DEFAULT,
                      InstantSource.system()),
                  accounts.attestationAuthority().address())
              .deploy(profile);
      Network network = Network.connect(connection, fresh.directory(), InstantSource.system());
      new Funding(network, accounts).give(plan.operators(), plan.consensusNodes());
      Trainable.allow(network, network.sender(accounts.governor()));
      fresh.write(folder.addresses());
      return fresh;
    }
  }

  private void keystore(String name, Account account) {
    if (!Files.exists(folder.keystore(name))) {
      AccountKeystore.save(account, folder.keystore(name), folder.readPassword());
    }
  }
}
