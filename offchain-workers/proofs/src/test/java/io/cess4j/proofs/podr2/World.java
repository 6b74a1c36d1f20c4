package io.cess4j.proofs.podr2;

import io.cess4j.proofs.KeyMessages;
import io.cess4j.proofs.Seeded;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G1Vector;
import io.cess4j.proofs.bls.SecretPowers;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A TEE group, miners and their holdings, all made by the product's own algorithms. */
final class World {
  static final int TI_KEY = 5;
  static final KeyMessages REGISTRY =
      new KeyMessages(31337, AccountAddress.fromHex("0x00000000000000000000000000000000000000a1"));

  final RandomGenerator random;
  final int blockSectors;
  final TiSecretKey ti;
  final SecretPowers powers;
  final TiPublicKey tiPublic;
  final Srs srs;

  World(int blockSectors, long seed) {
    random = new SplittableRandom(seed);
    this.blockSectors = blockSectors;
    ti = KeyGen.ti(random);
    powers = ti.powers(blockSectors);
    tiPublic = ti.publicKey();
    srs = Srs.generate(powers);
  }

  static World small() {
    return new World(4, Seeded.SEED);
  }

  final class Miner {
    final long id;
    final MinerSecretKey key = KeyGen.miner(random);
    final MinerPublicKey publicKey = key.publicKey(tiPublic);
    final List<Holding> holdings = new ArrayList<>();
    long sectors;

    Miner(long id) {
      this.id = id;
    }

    byte[] possessionMessage() {
      return REGISTRY.minerKey(id, TI_KEY, tiPublic.pointsHash(), publicKey.publicKey());
    }

    Holding store(long deal, int sectorCount) {
      byte[] data = Seeded.bytes(random, 31 * sectorCount);
      TagStatement.Subject subject = subject(deal, 0, data);
      SigGen sigGen = new SigGen(ti, powers, subject, random);
      sigGen.update(data, 0, data.length);
      byte[] deltas = sigGen.finish().compressed();
      TagGen tagGen = new TagGen(srs, tiPublic, sigGen.statement(), deltas, random);
      tagGen.update(data, 0, data.length);
      Holding holding =
          new Holding(
              holdings.size(), sectors, data, sigGen.statement(), deltas, tagGen.finish(key));
      holdings.add(holding);
      sectors += sectorCount;
      return holding;
    }

    TagStatement.Subject subject(long deal, int slot, byte[] data) {
      return new TagStatement.Subject(
          deal, slot, id, TI_KEY, Hash256.of(Nu.sha256(data)), data.length / 31);
    }

    Chal.Bucket bucket() {
      return position -> {
        for (Holding holding : holdings) {
          if (position < holding.start + holding.statement.subject().sectors()) {
            return new Chal.Place(
                holding.number, holding.start, holding.statement.nu(), holding.live);
          }
        }
        throw new IllegalArgumentException("no position " + position);
      };
    }

    Statement prove(Hash256 windowSeed, int samples) {
      Chal chal = new Chal(Chal.seed(windowSeed, id, 7, 3), sectors);
      var drawn = chal.draw(bucket(), blockSectors, samples, 4 * samples);
      return new Statement(
          id, TI_KEY, drawn.samples(), chal.z(), publicKey.keys(), prove(chal, drawn));
    }

    Proof prove(Chal chal, Chal.Drawn drawn) {
      ProofGen proofGen = new ProofGen(srs, drawn.samples());
      for (Sample sample : drawn.samples()) {
        Holding holding = holdings.get((int) sample.holding());
        byte[] block = holding.block((int) sample.block());
        proofGen.begin(holding.sigmas.get((int) sample.block()));
        proofGen.update(block, 0, block.length);
      }
      return proofGen.finish(chal.z());
    }
  }

  final class Holding {
    final int number;
    final long start;
    final byte[] data;
    final TagStatement statement;
    final byte[] deltas;
    final G1Vector sigmas;
    boolean live = true;

    Holding(
        int number,
        long start,
        byte[] data,
        TagStatement statement,
        byte[] deltas,
        G1Vector sigmas) {
      this.number = number;
      this.start = start;
      this.data = data;
      this.statement = statement;
      this.deltas = deltas;
      this.sigmas = sigmas;
    }

    byte[] block(int block) {
      int from = 31 * blockSectors * block;
      return Arrays.copyOfRange(data, from, Math.min(data.length, from + 31 * blockSectors));
    }

    G1 delta(int block) {
      return G1.ofCompressed(Arrays.copyOfRange(deltas, 48 * block, 48 * block + 48));
    }
  }
}
