// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDeals} from "../../src/storage/IDeals.sol";
import {Sampling} from "../../src/storage/Sampling.sol";
import {Test} from "../support/Test.sol";

/// @notice Positions are drawn by sector: neither many tiny files nor short last blocks dilute an audit.
contract SamplingTest is Test {
    function test_TinyHoldingsAreDrawnByTheirSectorsOnly() public pure {
        // one holding of 900,000 sectors in front of 1,000 holdings of 100 sectors: 10 % of the data in 99.9 % of the files
        uint256 big;
        uint256 draws = 6400;
        for (uint256 k; k < draws; ++k) {
            (uint256 position,) = Sampling.draw(keccak256("tiny"), k, 1_000_000);
            if (position < 900_000) ++big;
        }
        assertGt(big, draws * 87 / 100);
        assertLt(big, draws * 93 / 100);
    }

    function test_AShortLastBlockIsDrawnByItsSectorsOnly() public pure {
        // 8,192 + 82 sectors: the last block has 1 %
        uint256 last;
        uint256 draws = 6400;
        for (uint256 k; k < draws; ++k) {
            (uint256 position,) = Sampling.draw(keccak256("last"), k, 8274);
            assertLt(position, 8274);
            if (position >= 8192) ++last;
        }
        assertGt(last, 30);
        assertLt(last, 100);
    }

    function test_BucketsAreDrawnBySectors() public pure {
        IDeals.Bucket[4] memory buckets;
        (, uint256 none) = Sampling.bucketOf(keccak256("empty"), buckets);
        assertEq(none, 0);
        buckets[1].frozen = 1000;
        buckets[3].frozen = 3000;
        uint256[4] memory count;
        for (uint256 i; i < 4000; ++i) {
            (uint256 group, uint256 sectors) = Sampling.bucketOf(keccak256(abi.encode(i)), buckets);
            assertEq(sectors, buckets[group].frozen);
            ++count[group];
        }
        assertEq(count[0] + count[2], 0);
        assertGt(count[1], 880);
        assertLt(count[1], 1120);
    }

    function testFuzz_HashesAreThoseOfAbiEncode(bytes32 seed, uint256 k, uint40 sectors) public pure {
        vm.assume(sectors > 0);
        uint256 hash = uint256(keccak256(abi.encode(seed, k)));
        (uint256 position, uint256 weight) = Sampling.draw(seed, k, sectors);
        assertEq(position, (hash >> 128) % sectors);
        assertEq(weight, hash & type(uint128).max);
        assertLt(Sampling.evaluationPoint(seed), Sampling.GROUP_ORDER);
    }

    function testFuzz_LiveDrawsKeepTheirOrder(uint256 seed, uint256 count, uint256 samples) public pure {
        count = bound(count, 1, 100);
        samples = bound(samples, 1, count);
        bytes memory live;
        uint256 k;
        uint256 consumed;
        for (uint256 i; i < count; ++i) {
            k += 1 + (seed >> i & 1); // every second draw or so is dead
            if (i == samples - 1) consumed = k + 1;
            live = bytes.concat(live, bytes16(uint128(1000 + i)), bytes16(_weight(i)), bytes32(k << 32 | 2000 + i));
        }
        (uint128[] memory nus, uint32[] memory blocks, uint128[] memory weights, uint256 taken) =
            Sampling.take(live, samples);
        assertEq(taken, consumed);
        assertEq(nus.length, samples);
        assertEq(blocks.length, samples);
        assertEq(weights.length, samples);
        for (uint256 i; i < samples; ++i) {
            assertEq(nus[i], 1000 + i);
            assertEq(blocks[i], 2000 + i);
            assertEq(weights[i], _weight(i));
        }
    }

    /// @dev Uses the highest bit, so that neither half of a word leaks into the other.
    function _weight(uint256 i) private pure returns (uint128) {
        return type(uint128).max - uint128(i);
    }
}
