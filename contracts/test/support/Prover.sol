// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPodr2Verifier} from "../../src/proof/IPodr2Verifier.sol";
import {ProverCurve} from "./ProverCurve.sol";

/// @title A whole PoDR2 in Solidity for tests: KeyGen, SigGen, TagGen, ProofGen (protocol.md section 4).
/// @dev Secrets lie open here. Blocks are short so that real tags and proofs are cheap.
library Prover {
    uint256 internal constant ORDER = ProverCurve.ORDER;
    bytes16 internal constant TAG_PURPOSE = "CESS4J-PODR2-V1_";
    bytes16 internal constant POSSESSION_PURPOSE = "CESS4J-KPOP--V1_";

    /// @param points X, then A
    /// @param srs alpha^j G1, j < blockSectors
    struct TeeKey {
        uint16 id;
        uint256 x;
        uint256 alpha;
        bytes points;
        bytes[] srs;
    }

    /// @param keys K, then KA
    struct MinerKey {
        uint32 id;
        uint256 kappa;
        bytes publicKey;
        bytes keys;
    }

    /// @param sectors sectors[i] are those of block i
    /// @param tags sigma_i = kappa delta_i
    struct Holding {
        uint128 nu;
        uint256[][] sectors;
        bytes[] tags;
    }

    /// @param holdings which holding each sample falls in
    struct Question {
        uint256[] holdings;
        uint32[] blocks;
        uint128[] weights;
        uint256 z;
    }

    struct Answer {
        uint256 y;
        bytes sigma;
        bytes psi;
    }

    function teeKey(uint16 id, uint256 secret, uint256 blockSectors) internal view returns (TeeKey memory key) {
        key.id = id;
        key.x = scalar(secret, "x");
        key.alpha = scalar(secret, "alpha");
        key.points = bytes.concat(ProverCurve.g2(key.x), ProverCurve.g2(mulmod(key.x, key.alpha, ORDER)));
        key.srs = new bytes[](blockSectors);
        uint256 power = 1;
        for (uint256 j; j < blockSectors; ++j) {
            key.srs[j] = ProverCurve.g1(power);
            power = mulmod(power, key.alpha, ORDER);
        }
    }

    function minerKey(uint32 id, uint256 secret, TeeKey memory tee) internal view returns (MinerKey memory key) {
        key.id = id;
        key.kappa = scalar(secret, "kappa");
        key.publicKey = ProverCurve.g1(key.kappa);
        key.keys = bytes.concat(
            ProverCurve.g2(mulmod(key.kappa, tee.x, ORDER)),
            ProverCurve.g2(mulmod(key.kappa, mulmod(tee.x, tee.alpha, ORDER), ORDER))
        );
    }

    function possession(MinerKey memory miner, bytes32 message) internal view returns (bytes memory) {
        return ProverCurve.multiply(ProverCurve.hashToG1(POSSESSION_PURPOSE, abi.encode(message)), miner.kappa);
    }

    /// @notice A tagged holding of `blocks` blocks of random sectors; the last block has `lastSectors`.
    function holding(TeeKey memory tee, MinerKey memory miner, uint128 nu, uint256 blocks, uint256 lastSectors)
        internal
        view
        returns (Holding memory made)
    {
        made.nu = nu;
        made.sectors = new uint256[][](blocks);
        made.tags = new bytes[](blocks);
        for (uint32 i; i < blocks; ++i) {
            uint256 sectors = i + 1 == blocks ? lastSectors : tee.srs.length;
            made.sectors[i] = new uint256[](sectors);
            for (uint256 j; j < sectors; ++j) {
                made.sectors[i][j] = uint256(keccak256(abi.encode(nu, i, j))) >> 8; // 31 bytes
            }
            bytes memory delta = semiAuthenticator(tee, miner.id, nu, i, made.sectors[i]);
            require(isSemiAuthenticator(tee, miner.id, nu, i, made.sectors[i], delta), "prover: bad delta");
            made.tags[i] = ProverCurve.multiply(delta, miner.kappa);
        }
    }

    /// @notice SigGen: delta_i = x (H1(nu, miner, TI key, i) + f_i(alpha) G1).
    function semiAuthenticator(TeeKey memory tee, uint32 miner, uint128 nu, uint32 index, uint256[] memory sectors)
        internal
        view
        returns (bytes memory)
    {
        bytes memory content = ProverCurve.g1(evaluate(sectors, tee.alpha));
        return ProverCurve.multiply(ProverCurve.add(tagHash(nu, miner, tee.id, index), content), tee.x);
    }

    /// @notice TagGen's check, without secrets: e(delta, G2) = e(H1 + sum m_j SRS_j, X).
    function isSemiAuthenticator(
        TeeKey memory tee,
        uint32 miner,
        uint128 nu,
        uint32 index,
        uint256[] memory sectors,
        bytes memory delta
    ) internal view returns (bool) {
        bytes memory named = ProverCurve.add(tagHash(nu, miner, tee.id, index), ProverCurve.combine(tee.srs, sectors));
        return ProverCurve.pairingsEqual(delta, ProverCurve.G2, named, slice(tee.points, 0, 256));
    }

    function tagHash(uint128 nu, uint32 miner, uint16 teeKeyId, uint32 index) internal view returns (bytes memory) {
        return ProverCurve.hashToG1(TAG_PURPOSE, abi.encodePacked(nu, uint64(miner), uint32(teeKeyId), index));
    }

    /// @notice ProofGen: from data, tags and the public SRS alone.
    function prove(TeeKey memory tee, Holding[] memory holdings, Question memory question)
        internal
        view
        returns (Answer memory answer)
    {
        uint256 samples = question.weights.length;
        uint256[] memory mu = new uint256[](tee.srs.length);
        bytes[] memory tags = new bytes[](samples);
        uint256[] memory scalars = new uint256[](samples);
        for (uint256 i; i < samples; ++i) {
            Holding memory sampled = holdings[question.holdings[i]];
            tags[i] = sampled.tags[question.blocks[i]];
            scalars[i] = question.weights[i];
            uint256[] memory sectors = sampled.sectors[question.blocks[i]];
            for (uint256 j; j < sectors.length; ++j) {
                mu[j] = addmod(mu[j], mulmod(scalars[i], sectors[j], ORDER), ORDER);
            }
        }
        answer.y = evaluate(mu, question.z);
        answer.sigma = ProverCurve.combine(tags, scalars);
        answer.psi = ProverCurve.combine(tee.srs, quotient(mu, question.z));
    }

    /// @notice `samples` positions, weights and z from a seed.
    function ask(Holding[] memory holdings, uint256 samples, bytes32 seed)
        internal
        pure
        returns (Question memory asked)
    {
        asked.holdings = new uint256[](samples);
        asked.blocks = new uint32[](samples);
        asked.weights = new uint128[](samples);
        for (uint256 i; i < samples; ++i) {
            uint256 drawn = uint256(keccak256(abi.encode(seed, i)));
            asked.holdings[i] = (drawn >> 192) % holdings.length;
            asked.blocks[i] = uint32((drawn >> 128) % holdings[asked.holdings[i]].sectors.length);
            asked.weights[i] = uint128(drawn);
        }
        asked.z = uint256(keccak256(abi.encode(seed, uint256(1) << 200))) % ORDER;
    }

    function statement(
        TeeKey memory tee,
        MinerKey memory miner,
        Holding[] memory holdings,
        Question memory asked,
        Answer memory answer
    ) internal pure returns (IPodr2Verifier.Statement memory made) {
        made.miner = miner.id;
        made.tiKey = tee.id;
        made.nus = new uint128[](asked.weights.length);
        for (uint256 i; i < made.nus.length; ++i) {
            made.nus[i] = holdings[asked.holdings[i]].nu;
        }
        made.blocks = asked.blocks;
        made.weights = asked.weights;
        made.z = asked.z;
        made.keys = miner.keys;
        made.proof = encode(answer);
    }

    function encode(Answer memory answer) internal pure returns (bytes memory) {
        return bytes.concat(bytes32(answer.y), answer.sigma, answer.psi);
    }

    /// @notice f(point) of the polynomial with these coefficients, lowest first.
    function evaluate(uint256[] memory coefficients, uint256 point) internal pure returns (uint256 value) {
        for (uint256 j = coefficients.length; j > 0; --j) {
            value = addmod(mulmod(value, point, ORDER), coefficients[j - 1], ORDER);
        }
    }

    /// @notice (f(X) - f(z)) / (X - z) by synthetic division.
    function quotient(uint256[] memory coefficients, uint256 z) internal pure returns (uint256[] memory result) {
        if (coefficients.length < 2) return new uint256[](0);
        result = new uint256[](coefficients.length - 1);
        uint256 carry;
        for (uint256 j = result.length; j > 0; --j) {
            carry = addmod(coefficients[j], mulmod(carry, z, ORDER), ORDER);
            result[j - 1] = carry;
        }
    }

    /// @notice 1 / value modulo the group order, by Fermat.
    function inverse(uint256 value) internal view returns (uint256) {
        (bool ok, bytes memory answer) = address(5).staticcall(abi.encode(32, 32, 32, value, ORDER - 2, ORDER));
        require(ok, "prover: modexp refused");
        return abi.decode(answer, (uint256));
    }

    function scalar(uint256 secret, string memory name) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(secret, name))) % (ORDER - 1) + 1;
    }

    function slice(bytes memory data, uint256 start, uint256 size) internal pure returns (bytes memory part) {
        part = new bytes(size);
        for (uint256 i; i < size; ++i) {
            part[i] = data[start + i];
        }
    }
}
