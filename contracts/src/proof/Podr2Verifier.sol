// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Bls12381} from "../lib/Bls12381.sol";
import {HashToCurve} from "../lib/HashToCurve.sol";
import {Memory} from "../lib/Memory.sol";
import {IPodr2Verifier} from "./IPodr2Verifier.sol";

/// @title Checks PoDR2 proofs over the BLS12-381 precompiles (protocol.md section 4).
/// @dev One statement is three pairings, e(sigma, -G2) e(sum v_i H1_i + y G1 - z psi, K) e(psi, KA) = 1. Several merge their
/// sigma into one pair: 1 + 2m pairings for m statements, statement k multiplied by its weight w_k.
/// @custom:security Stateless and without owner. The caller answers for what a statement asks: that positions, weights and z
/// come from a beat nobody could choose, and that `keys` are the ones that passed `checkKeys` for this miner. Proof points
/// enter only through MSM and pairing, which refuse points outside the subgroup. Merging weights are hashed from the whole
/// calldata: whoever changes one byte of any proof draws all weights anew, so errors cannot be made to cancel but with
/// probability 2^-128 a try. A statement without samples would be met by the zero proof and is refused.
contract Podr2Verifier is IPodr2Verifier {
    using Memory for uint256;

    uint256 private constant MAXIMUM_BATCH = 8;
    uint256 private constant PROOF_SIZE = 288;
    uint256 private constant KEYS_SIZE = 512;
    uint256 private constant SIGMA = 32;
    uint256 private constant PSI = 160;
    bytes16 private constant TAG_PURPOSE = "CESS4J-PODR2-V1_";
    bytes16 private constant POSSESSION_PURPOSE = "CESS4J-KPOP--V1_";

    /// @inheritdoc IPodr2Verifier
    function verify(Statement[] calldata statements, bytes32 seed) external view {
        uint256 size = statements.length;
        if (size == 0 || size > MAXIMUM_BATCH) revert BatchSize(1, MAXIMUM_BATCH, size);
        bytes32 weightSeed = size == 1 ? bytes32(0) : keccak256(abi.encode(seed, keccak256(msg.data)));
        uint256 hasher = HashToCurve.prepare(TAG_PURPOSE);
        uint256 sigmas = Memory.allocate(size * Bls12381.TERM_SIZE);
        uint256 pairs = Memory.allocate((1 + 2 * size) * Bls12381.PAIR_SIZE);
        for (uint256 k; k < size; ++k) {
            Statement calldata statement = statements[k];
            _checkForm(statement);
            // forge-lint: disable-next-line(unsafe-typecast) weights are the lower 128 bits
            uint256 weight = size == 1 ? 1 : uint128(uint256(keccak256(abi.encode(weightSeed, k))));
            uint256 term = sigmas + k * Bls12381.TERM_SIZE;
            term.copyFrom(statement.proof, SIGMA, Bls12381.G1_SIZE);
            (term + Bls12381.G1_SIZE).store(weight);
            _storePairs(statement, weight, hasher, pairs + (1 + 2 * k) * Bls12381.PAIR_SIZE);
        }
        if (size == 1) pairs.copy(sigmas, Bls12381.G1_SIZE);
        else if (!Bls12381.multiply(sigmas, size, pairs)) revert PointRejected("sigma");
        Bls12381.storeNegativeG2(pairs + Bls12381.G1_SIZE);

        (bool ok, bool one) = Bls12381.pairing(pairs, 1 + 2 * size);
        if (!ok) revert PointRejected(size == 1 ? "sigma or keys" : "keys");
        if (!one && size == 1) revert ProofRejected(statements[0].miner);
        if (!one) revert BatchRejected(size);
    }

    /// @inheritdoc IPodr2Verifier
    /// @dev Three equations in one: e(PK, X) = e(G1, K), with weight a: e(PK, A) = e(G1, KA), with weight b:
    /// e(possession, X) = e(H_pop, K). Four pairings: e(PK + b possession, X) e(a PK, A) e(-b H_pop - G1, K) e(-a G1, KA) = 1.
    function checkKeys(
        bytes calldata publicKey,
        bytes calldata keys,
        bytes calldata possession,
        bytes calldata tiPoints,
        bytes32 message
    ) external view {
        _checkKeyForm(publicKey, keys, possession, tiPoints);
        uint256 weights = uint256(keccak256(msg.data));
        // forge-lint: disable-next-line(unsafe-typecast) the lower half is one weight, the upper half the other
        uint256 a = uint128(weights);
        uint256 b = weights >> 128;
        uint256 hasher = HashToCurve.prepare(POSSESSION_PURPOSE);
        uint256 terms = Memory.allocate(2 * Bls12381.TERM_SIZE);
        uint256 pairs = Memory.allocate(4 * Bls12381.PAIR_SIZE);

        _storeTerm(terms, publicKey, 0, 1);
        _storeTerm(terms + Bls12381.TERM_SIZE, possession, 0, b);
        _multiply(terms, 2, pairs, "public key or possession");
        (pairs + Bls12381.G1_SIZE).copyFrom(tiPoints, 0, Bls12381.G2_SIZE);

        uint256 pair = pairs + Bls12381.PAIR_SIZE;
        _storeTerm(terms, publicKey, 0, a);
        _multiply(terms, 1, pair, "public key");
        (pair + Bls12381.G1_SIZE).copyFrom(tiPoints, Bls12381.G2_SIZE, Bls12381.G2_SIZE);

        pair += Bls12381.PAIR_SIZE;
        HashToCurve.hash(hasher, message, terms);
        (terms + Bls12381.G1_SIZE).store(Bls12381.ORDER - b);
        Bls12381.storeNegativeG1(terms + Bls12381.TERM_SIZE);
        (terms + Bls12381.TERM_SIZE + Bls12381.G1_SIZE).store(1);
        _multiply(terms, 2, pair, "message");
        (pair + Bls12381.G1_SIZE).copyFrom(keys, 0, Bls12381.G2_SIZE);

        pair += Bls12381.PAIR_SIZE;
        Bls12381.storeNegativeG1(terms);
        (terms + Bls12381.G1_SIZE).store(a);
        _multiply(terms, 1, pair, "generator");
        (pair + Bls12381.G1_SIZE).copyFrom(keys, Bls12381.G2_SIZE, Bls12381.G2_SIZE);

        (bool ok, bool one) = Bls12381.pairing(pairs, 4);
        if (!ok) revert PointRejected("keys or TI points");
        if (!one) revert PointRejected("keys do not belong together");
    }

    /// @dev Writes (weight (sum v_i H1_i + y G1 - z psi), K) and (weight psi, KA) to `pairs`.
    function _storePairs(Statement calldata statement, uint256 weight, uint256 hasher, uint256 pairs) private view {
        uint256 samples = statement.nus.length;
        uint256 terms = Memory.allocate((samples + 2) * Bls12381.TERM_SIZE);
        _storeSamples(statement, weight, hasher, terms);

        uint256 term = terms + samples * Bls12381.TERM_SIZE;
        Bls12381.storeG1(term);
        (term + Bls12381.G1_SIZE).store(mulmod(_evaluation(statement), weight, Bls12381.ORDER));
        term += Bls12381.TERM_SIZE;
        _storeTerm(term, statement.proof, PSI, mulmod(Bls12381.ORDER - statement.z, weight, Bls12381.ORDER));
        _multiply(terms, samples + 2, pairs, "psi");
        (pairs + Bls12381.G1_SIZE).copyFrom(statement.keys, 0, Bls12381.G2_SIZE);

        uint256 second = pairs + Bls12381.PAIR_SIZE;
        if (weight == 1) {
            second.copyFrom(statement.proof, PSI, Bls12381.G1_SIZE);
        } else {
            (term + Bls12381.G1_SIZE).store(weight);
            _multiply(term, 1, second, "psi");
        }
        (second + Bls12381.G1_SIZE).copyFrom(statement.keys, Bls12381.G2_SIZE, Bls12381.G2_SIZE);
        terms.release();
    }

    /// @dev H1's message is nu 16 ‖ miner uint64 ‖ tiKey uint32 ‖ block uint32 (docs/formats.md section 7).
    function _storeSamples(Statement calldata statement, uint256 weight, uint256 hasher, uint256 terms) private view {
        uint256 suffix = uint256(statement.miner) << 64 | uint256(statement.tiKey) << 32;
        uint128[] calldata nus = statement.nus;
        uint32[] calldata blocks = statement.blocks;
        uint128[] calldata weights = statement.weights;
        for (uint256 i; i < nus.length; ++i) {
            HashToCurve.hash(hasher, bytes32(uint256(nus[i]) << 128 | suffix | blocks[i]), terms);
            (terms + Bls12381.G1_SIZE).store(mulmod(weights[i], weight, Bls12381.ORDER));
            terms += Bls12381.TERM_SIZE;
        }
    }

    function _checkForm(Statement calldata statement) private pure {
        uint256 samples = statement.nus.length;
        if (samples == 0) revert SampleMismatch(1, 0);
        if (statement.blocks.length != samples) revert SampleMismatch(samples, statement.blocks.length);
        if (statement.weights.length != samples) revert SampleMismatch(samples, statement.weights.length);
        if (statement.proof.length != PROOF_SIZE) revert ProofLength(PROOF_SIZE, statement.proof.length);
        if (statement.keys.length != KEYS_SIZE) revert KeysLength(KEYS_SIZE, statement.keys.length);
        if (statement.z >= Bls12381.ORDER) revert EvaluationNotReduced(Bls12381.ORDER, statement.z);
        uint256 y = _evaluation(statement);
        if (y >= Bls12381.ORDER) revert EvaluationNotReduced(Bls12381.ORDER, y);
    }

    function _evaluation(Statement calldata statement) private pure returns (uint256 y) {
        return uint256(bytes32(statement.proof[:SIGMA]));
    }

    function _checkKeyForm(
        bytes calldata publicKey,
        bytes calldata keys,
        bytes calldata possession,
        bytes calldata tiPoints
    ) private pure {
        if (publicKey.length != Bls12381.G1_SIZE) {
            revert KeysLength(Bls12381.G1_SIZE, publicKey.length);
        }
        if (keys.length != KEYS_SIZE) revert KeysLength(KEYS_SIZE, keys.length);
        if (possession.length != Bls12381.G1_SIZE) revert KeysLength(Bls12381.G1_SIZE, possession.length);
        if (tiPoints.length != KEYS_SIZE) revert KeysLength(KEYS_SIZE, tiPoints.length);
        if (Bls12381.isInfinity(publicKey)) revert PointRejected("public key at infinity");
        if (Bls12381.isInfinity(keys[:Bls12381.G2_SIZE])) revert PointRejected("K at infinity");
        if (Bls12381.isInfinity(keys[Bls12381.G2_SIZE:])) revert PointRejected("KA at infinity");
    }

    function _storeTerm(uint256 to, bytes calldata source, uint256 start, uint256 scalar) private pure {
        to.copyFrom(source, start, Bls12381.G1_SIZE);
        (to + Bls12381.G1_SIZE).store(scalar);
    }

    function _multiply(uint256 terms, uint256 count, uint256 sum, string memory what) private view {
        if (!Bls12381.multiply(terms, count, sum)) revert PointRejected(what);
    }
}
