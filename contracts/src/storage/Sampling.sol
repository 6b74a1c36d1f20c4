// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDeals} from "./IDeals.sol";

/// @title What a challenge seed asks for: bucket, positions, weights, evaluation point (protocol.md section 4, Chal).
/// @dev keccak256(seed, k) is over two words. Positions are drawn by sector, so a holding counts by its size and a short
/// last block by its sectors: many tiny files dilute nothing. The bias of `mod` is below 2^-88 for a position (a
/// 128-bit number modulo a 40-bit one); that of z does not matter, it only has to be unpredictable.
library Sampling {
    /// @dev Order of BLS12-381's groups.
    uint256 internal constant GROUP_ORDER = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001;
    uint256 private constant POINT_INDEX = 1 << 200;
    uint256 private constant BUCKET_INDEX = 1 << 201;

    /// @return z in [0, GROUP_ORDER)
    function evaluationPoint(bytes32 seed) internal pure returns (uint256 z) {
        return uint256(hashAt(seed, POINT_INDEX)) % GROUP_ORDER;
    }

    /// @return group the bucket to prove, drawn by frozen sectors
    /// @return sectors frozen in it; zero where no bucket has any
    function bucketOf(bytes32 seed, IDeals.Bucket[4] memory buckets)
        internal
        pure
        returns (uint256 group, uint256 sectors)
    {
        uint256 sum = uint256(buckets[0].frozen) + buckets[1].frozen + buckets[2].frozen + buckets[3].frozen;
        if (sum == 0) return (0, 0);
        uint256 position = uint256(hashAt(seed, BUCKET_INDEX)) % sum;
        while (position >= buckets[group].frozen) {
            position -= buckets[group++].frozen;
        }
        sectors = buckets[group].frozen;
    }

    /// @return drawn positions of the first `draws` draws among `sectors`
    function positions(bytes32 seed, uint256 draws, uint256 sectors) internal pure returns (uint40[] memory drawn) {
        drawn = new uint40[](draws);
        for (uint256 k; k < draws; ++k) {
            drawn[k] = uint40((uint256(hashAt(seed, k)) >> 128) % sectors);
        }
    }

    /// @return weight of draw k
    function weightAt(bytes32 seed, uint256 k) internal pure returns (uint128) {
        return uint128(uint256(hashAt(seed, k)));
    }

    function hashAt(bytes32 seed, uint256 k) internal pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            mstore(0, seed)
            mstore(32, k)
            hash := keccak256(0, 64)
        }
    }
}
