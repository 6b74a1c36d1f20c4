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

    /// @dev What the live draws add up to.
    /// @param terms H1 and weight of each, for the MSM
    /// @param y mu(z)
    /// @param atAlpha mu(alpha)
    struct Sum {
        bytes terms;
        uint256 z;
        uint256 y;
        uint256 alpha;
        uint256 atAlpha;
        uint256 live;
    }

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
        Sum memory sum;
        sum.z = uint256(keccak256(abi.encode(asked.seed, uint256(1) << 200))) % ORDER;
        sum.alpha = alpha(asked.group);
        for (uint256 k = 0; k < asked.maximumDraws && sum.live < asked.samples; k++) {
            uint256 drawn = uint256(keccak256(abi.encode(asked.seed, k)));
            uint256 number = numberAt(all, (drawn >> 128) % asked.sectors);
            submission.hints = bytes.concat(submission.hints, bytes4(uint32(number)));
            if (all[number].endDay > today) addDraw(sum, all[number], miner, asked.tiKey, uint128(drawn));
        }
        possible = sum.live == asked.samples;
        if (possible) submission.proof = answer(miner, asked.group, sum);
    }

    function addDraw(Sum memory sum, IDeals.Holding memory holding, uint32 miner, uint16 tiKey, uint256 weight)
        private
        view
    {
        require(holding.sectors <= 8192, "one block a holding is enough here");
        sum.y = addmod(sum.y, mulmod(weight, contentAt(holding.nu, holding.sectors, sum.z), ORDER), ORDER);
        uint256 atAlpha = contentAt(holding.nu, holding.sectors, sum.alpha);
        sum.atAlpha = addmod(sum.atAlpha, mulmod(weight, atAlpha, ORDER), ORDER);
        bytes memory name = ProverCurve.hashToG1(
            "CESS4J-PODR2-V1_", abi.encodePacked(holding.nu, uint64(miner), uint32(tiKey), uint32(0))
        );
        sum.terms = bytes.concat(sum.terms, name, bytes32(weight));
        sum.live++;
    }

    /// @dev sigma = kappa x (sum v_i H1_i + mu(alpha) G1), psi = (mu(alpha) - y) / (alpha - z) G1
    function answer(uint32 miner, uint256 group, Sum memory sum) private view returns (bytes memory) {
        (bool ok, bytes memory names) = address(0x0c).staticcall(sum.terms);
        require(ok, "prover: MSM refused");
        uint256 key = mulmod(kappa(miner), tiSecret(group), ORDER);
        bytes memory sigma = ProverCurve.multiply(ProverCurve.add(names, ProverCurve.g1(sum.atAlpha)), key);
        uint256 quotient =
            mulmod(addmod(sum.atAlpha, ORDER - sum.y, ORDER), inverse(addmod(sum.alpha, ORDER - sum.z, ORDER)), ORDER);
        return bytes.concat(bytes32(sum.y), sigma, ProverCurve.g1(quotient));
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
