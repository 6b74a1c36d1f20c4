// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Chunk} from "../../src/ai/Chunk.sol";
import {ChunkTree} from "../../src/ai/ChunkTree.sol";
import {DefaultRule} from "../../src/ai/DefaultRule.sol";
import {Seats} from "../../src/ai/Seats.sol";
import {Shares} from "../../src/ai/Shares.sol";
import {Test} from "../support/Test.sol";
import {ReferenceRule} from "./ReferenceRule.sol";
import {Trees} from "./Trees.sol";

/// @title The libraries alone, against what is written for reading.
contract RuleLibrariesTest is Test {
    function testFuzz_chunksAreReadAsTheyAreWritten(int32[64] memory components) external view {
        int256[] memory vector = new int256[](64);
        for (uint256 j; j < 64; ++j) {
            vector[j] = components[j];
        }
        bytes memory chunk = Trees.chunkOf(vector, 0);
        int256[64] memory values = this.unpack(chunk);
        for (uint256 j; j < 64; ++j) {
            assertEq(values[j], int256(components[j]));
        }
        assertEq(Chunk.pack(values), chunk);
    }

    function test_aChunkHas256Bytes() external {
        vm.expectRevert(abi.encodeWithSelector(Chunk.ChunkLength.selector, 256, 255));
        this.unpack(new bytes(255));
        vm.expectRevert(abi.encodeWithSelector(Chunk.ChunkLength.selector, 256, 288));
        this.isZero(new bytes(288));
        assertTrue(this.isZero(new bytes(256)));
    }

    function testFuzz_depthIsThatOfTheLeaves(uint256 count) external pure {
        count = bound(count, 1, 2 ** 16);
        uint256 depth = ChunkTree.depthOf(count);
        assertLe(count, 1 << depth);
        if (depth != 0) assertGt(count, 1 << (depth - 1));
    }

    function testFuzz_everyLeafIsInItsTreeAndNowhereElse(uint256 count, uint256 index, uint256 at) external {
        count = bound(count, 1, 40);
        index = bound(index, 0, count - 1);
        at = bound(at, 0, 2 * count);
        bytes[] memory contents = new bytes[](count);
        for (uint256 i; i < count; ++i) {
            contents[i] = abi.encode("leaf", i);
        }
        bytes32[] memory leaves = Trees.leavesOf(contents);
        bytes32[] memory siblings = Trees.siblingsOf(leaves, index);
        if (at != index) vm.expectRevert();
        this.checkLeaf(Trees.root(leaves), contents[index], at, count, siblings);
    }

    function testFuzz_foldIsTheRoot(uint256 depth, bytes32 seed) external pure {
        bytes32[] memory nodes = new bytes32[](1 << bound(depth, 0, 8));
        for (uint256 i; i < nodes.length; ++i) {
            nodes[i] = keccak256(abi.encode(seed, i));
        }
        bytes32 root = Trees.root(nodes);
        assertEq(ChunkTree.fold(nodes), root);
    }

    function testFuzz_bitsAreSpreadToBytes(uint32 set) external pure {
        uint256 lanes = Seats.spread(set);
        uint256 bits;
        for (uint256 seat; seat < 32; ++seat) {
            assertEq(Seats.lane(lanes, seat), uint256(set >> seat) & 1);
            bits += uint256(set >> seat) & 1;
        }
        assertEq(Seats.count(set), bits);
    }

    function testFuzz_seatsByRank(uint32 set, uint256 rank) external {
        uint256 size = Seats.count(set);
        rank = bound(rank, 0, 40);
        if (rank >= size) vm.expectRevert();
        uint256 seat = this.seatOf(set, rank);
        if (rank < size) assertEq(seat, Trees.nth(set, rank));
    }

    function testFuzz_committeesAreDrawnFromTheSet(uint32 set, uint256 size, bytes32 seed) external pure {
        size = bound(size, 0, 40);
        uint32 drawn = Seats.draw(set, size, seed);
        assertEq(drawn & ~set, 0);
        uint256 all = Seats.count(set);
        assertEq(Seats.count(drawn), size < all ? size : all);
    }

    function test_everySeatIsDrawnAboutAsOften() external pure {
        uint256[5] memory times;
        for (uint256 i; i < 1_000; ++i) {
            uint32 drawn = Seats.draw(0xF00001, 2, keccak256(abi.encode(i)));
            if (drawn & 1 != 0) ++times[0];
            for (uint256 k; k < 4; ++k) {
                if (drawn >> (20 + k) & 1 != 0) ++times[1 + k];
            }
        }
        for (uint256 k; k < 5; ++k) {
            assertGt(times[k], 340); // of 400 expected, 15.5 a deviation
            assertLt(times[k], 460);
        }
    }

    function testFuzz_sharesNeverExceedThePay(uint128 pay, uint32 eligible, uint32 included, uint256 contributions)
        external
        pure
    {
        eligible &= included;
        uint256[] memory amounts = Shares.divide(pay, eligible, included, contributions);
        uint256 sum;
        uint256 least = type(uint256).max;
        uint256 most;
        for (uint256 seat; seat < 32; ++seat) {
            if (eligible >> seat & 1 == 0) {
                assertEq(amounts[seat], 0);
                continue;
            }
            sum += amounts[seat];
            if (amounts[seat] < least) least = amounts[seat];
            if (amounts[seat] > most) most = amounts[seat];
        }
        assertLe(sum, pay);
        if (eligible != 0) assertGe(sum + 64, pay, "more than dust is left");
    }

    function test_aContributionCountsToOneAndAHalfTimesTheMedian() external pure {
        // 2, 4, 4 and 30: the median is 4, so 30 counts as 6 of 16
        uint256[] memory amounts = Shares.divide(3_200, 15, 15, 2 | 4 << 8 | 4 << 16 | 30 << 24);
        assertEq(amounts[0], 400 + 200);
        assertEq(amounts[1], 400 + 400);
        assertEq(amounts[3], 400 + 600);
        // nobody was anybody's neighbour: all of it in equal parts
        amounts = Shares.divide(3_200, 15, 15, 0);
        assertEq(amounts[3], 800);
    }

    function testFuzz_velocityAndModelAreClamped(int32 last, int32 step, uint16 momentum, uint32 rate) external pure {
        int256[64] memory one;
        int256[64] memory other;
        (one[63], other[63]) = (last, step);
        int256 v = ReferenceRule.clamp(int256(uint256(momentum)) * last / 65_536 + step, 2 ** 24);
        assertEq(DefaultRule.velocity(one, other, momentum)[63], v);
        int256 m = ReferenceRule.clamp(last + int256(uint256(rate)) * step / 65_536, 2 ** 27);
        assertEq(DefaultRule.model(one, other, rate)[63], m);
    }

    function unpack(bytes calldata chunk) external pure returns (int256[64] memory) {
        return Chunk.unpack(chunk);
    }

    function isZero(bytes calldata chunk) external pure returns (bool) {
        return Chunk.isZero(chunk);
    }

    function seatOf(uint256 set, uint256 rank) external pure returns (uint256) {
        return Seats.seatOf(set, rank);
    }

    function checkLeaf(bytes32 root, bytes calldata content, uint256 index, uint256 count, bytes32[] calldata siblings)
        external
        pure
    {
        ChunkTree.checkLeaf(root, content, index, count, siblings);
    }
}
