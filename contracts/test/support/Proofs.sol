// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAuditRounds} from "../../src/storage/IAuditRounds.sol";
import {IDeals} from "../../src/storage/IDeals.sol";
import {ProverCurve} from "./ProverCurve.sol";
import {Uploads} from "./Uploads.sol";

/// @title Real PoDR2 proofs for miners whose data is made up from nu, as Prover makes it up.
/// @dev Knows kappa, x and alpha, and so needs neither tags nor SRS: the proof is the same as an honest miner's, the
/// verifier that checks it is the product's.
abstract contract Proofs is Uploads {
    uint256 private constant ORDER = ProverCurve.ORDER;

    /// @notice The answer to what AuditRounds asks of the miner in `window` of today.
    function submissionOf(uint32 miner, uint8 window)
        internal
        view
        returns (IAuditRounds.Submission memory submission, bool possible)
    {
        IAuditRounds.Challenge memory asked = audits.challenge(miner, window);
        submission.miner = miner;
        submission.day = uint16(parameters.today());
        submission.window = window;
        submission.keys = minerKeys(miner, asked.group);
        IDeals.Holding[] memory all = holdingsOfBucket(miner, asked.group);
        uint256 today = parameters.today();
        bytes memory terms;
        uint256 z = uint256(keccak256(abi.encode(asked.seed, uint256(1) << 200))) % ORDER;
        uint256 y;
        uint256 atAlpha;
        uint256 live;
        for (uint256 k = 0; k < asked.maximumDraws && live < asked.samples; k++) {
            uint256 drawn = uint256(keccak256(abi.encode(asked.seed, k)));
            uint256 position = (drawn >> 128) % asked.sectors;
            uint256 number = numberAt(all, position);
            submission.hints = bytes.concat(submission.hints, bytes4(uint32(number)));
            if (all[number].endDay <= today) continue;
            uint256 weight = uint128(drawn);
            uint256 sectors = all[number].sectors;
            require(sectors <= 8192, "one block a holding is enough here");
            y = addmod(y, mulmod(weight, contentAt(all[number].nu, sectors, z), ORDER), ORDER);
            atAlpha =
                addmod(atAlpha, mulmod(weight, contentAt(all[number].nu, sectors, alpha(asked.group)), ORDER), ORDER);
            bytes memory name = ProverCurve.hashToG1(
                "CESS4J-PODR2-V1_", abi.encodePacked(all[number].nu, uint64(miner), uint32(asked.tiKey), uint32(0))
            );
            terms = bytes.concat(terms, name, bytes32(weight));
            live++;
        }
        possible = live == asked.samples;
        if (possible) submission.proof = answer(miner, asked.group, terms, y, atAlpha, z);
    }

    /// @dev sigma = kappa x (sum v_i H1_i + mu(alpha) G1), psi = (mu(alpha) - y) / (alpha - z) G1
    function answer(uint32 miner, uint256 group, bytes memory terms, uint256 y, uint256 atAlpha, uint256 z)
        private
        view
        returns (bytes memory)
    {
        (bool ok, bytes memory names) = address(0x0c).staticcall(terms);
        require(ok, "prover: MSM refused");
        uint256 key = mulmod(kappa(miner), tiSecret(group), ORDER);
        bytes memory sigma = ProverCurve.multiply(ProverCurve.add(names, ProverCurve.g1(atAlpha)), key);
        uint256 quotient =
            mulmod(addmod(atAlpha, ORDER - y, ORDER), inverse(addmod(alpha(group), ORDER - z, ORDER)), ORDER);
        return bytes.concat(bytes32(y), sigma, ProverCurve.g1(quotient));
    }

    /// @notice f(point) for the made-up block: sector j is keccak256(nu, 0, j) cut to 31 bytes.
    function contentAt(uint128 nu, uint256 sectors, uint256 point) internal pure returns (uint256 value) {
        for (uint256 j = sectors; j > 0; j--) {
            uint256 sector = uint256(keccak256(abi.encode(nu, 0, j - 1))) >> 8;
            value = addmod(mulmod(value, point, ORDER), sector, ORDER);
        }
    }

    function holdingsOfBucket(uint32 miner, uint8 group) internal view returns (IDeals.Holding[] memory all) {
        all = new IDeals.Holding[](deals.buckets(miner)[group].holdings);
        for (uint32 i = 0; i < all.length; i++) {
            all[i] = deals.holding(miner, group, i);
        }
    }

    /// @dev A miner that has filled dead ranges no longer has its holdings in the order of their numbers.
    function numberAt(IDeals.Holding[] memory all, uint256 position) private pure returns (uint256 number) {
        while (position < all[number].start || position >= uint256(all[number].start) + all[number].sectors) number++;
    }

    function inverse(uint256 value) private view returns (uint256) {
        (bool ok, bytes memory result) = address(5).staticcall(abi.encode(32, 32, 32, value, ORDER - 2, ORDER));
        require(ok, "prover: modexp refused");
        return abi.decode(result, (uint256));
    }
}
