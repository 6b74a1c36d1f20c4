// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrders} from "./IOrders.sol";

/// @title An order in as few words as its upload can afford (protocol.md section 3, gas).
/// @notice Two words are written when an order is placed:
/// head  = owner 160 | draw offset 20 | end week 14 | size - 1 30 | regions 16 | n - 1 5 | k - 1 5 | replacements 3 | state 3
/// terms = gateway 160 | rate 80 | placed day 16
/// and one (n <= 6) to five when it is drawn: lanes of 32 bits, lowest first,
/// lane 0 = TEE worker 16 | TI key 16, lane 1 = deadline 26 | pending slot + 1 6, lanes 2 ... = the miners' ids.
/// @dev The draw offset counts beats from the first one of the placed day, the deadline seconds from the start of that day.
/// The miner of the pending slot keeps its lane until its replacement is drawn, so that it is not drawn again.
/// @custom:security Fields are checked where they enter: Terms by Orders, the draw offset here. What is cut off silently
/// (a deadline more than two years after `place`) becomes the last value, never a small one.
library OrderWords {
    uint256 internal constant DRAWN_WORDS = 5;
    uint256 private constant MOST_OFFSET = (1 << 20) - 1;
    uint256 private constant MOST_DEADLINE = (1 << 26) - 1;
    uint256 private constant LANE = type(uint32).max;

    /// @param lanes see above
    struct Slots {
        uint256 head;
        uint256 terms;
        uint256[DRAWN_WORDS] lanes;
    }

    /// @notice Lanes 0 and 1.
    struct Outcome {
        uint16 worker;
        uint16 tiKey;
        uint256 deadline;
        uint256 pending;
    }

    error DrawBeatTooFar(uint256 maximum, uint256 actual);

    function packHead(IOrders.Order memory order, uint256 drawOffset) internal pure returns (uint256 word) {
        if (drawOffset > MOST_OFFSET) revert DrawBeatTooFar(MOST_OFFSET, drawOffset);
        word = uint256(uint160(order.owner));
        word = (word << 20) | drawOffset;
        word = (word << 14) | (order.endDay / 7);
        word = (word << 30) | (order.size - 1);
        word = (word << 16) | order.regions;
        word = (word << 5) | (order.n - 1);
        word = (word << 5) | (order.k - 1);
        word = (word << 3) | order.replacements;
        word = (word << 3) | uint256(order.state);
    }

    function packTerms(IOrders.Order memory order) internal pure returns (uint256) {
        return (uint256(uint160(order.gateway)) << 96) | (uint256(order.rate) << 16) | order.placedDay;
    }

    /// @return order what `place` fixed; the miners, the worker and the times are left to the caller
    /// @return drawOffset see above
    function unpack(uint256 head, uint256 terms)
        internal
        pure
        returns (IOrders.Order memory order, uint256 drawOffset)
    {
        order.state = IOrders.OrderState(head & 7);
        order.replacements = uint8((head >> 3) & 7);
        order.k = uint8((head >> 6) & 31) + 1;
        order.n = uint8((head >> 11) & 31) + 1;
        order.regions = uint16(head >> 16);
        order.size = uint32((head >> 32) & ((1 << 30) - 1)) + 1;
        order.endDay = uint16(((head >> 62) & ((1 << 14) - 1)) * 7);
        drawOffset = (head >> 76) & MOST_OFFSET;
        order.owner = address(uint160(head >> 96));
        order.placedDay = uint16(terms);
        order.rate = uint80(terms >> 16);
        order.gateway = address(uint160(terms >> 96));
    }

    function withState(uint256 head, IOrders.OrderState state) internal pure returns (uint256) {
        return (head & ~uint256(7)) | uint256(state);
    }

    function pack(Outcome memory outcome) internal pure returns (uint256 lanes) {
        uint256 deadline = outcome.deadline < MOST_DEADLINE ? outcome.deadline : MOST_DEADLINE;
        return outcome.worker | (uint256(outcome.tiKey) << 16) | (deadline << 32) | (outcome.pending << 58);
    }

    function outcomeOf(uint256 lanes) internal pure returns (Outcome memory) {
        return Outcome(uint16(lanes), uint16(lanes >> 16), (lanes >> 32) & MOST_DEADLINE, (lanes >> 58) & 63);
    }

    /// @notice Writes a complete draw: `ids` in slot order.
    function write(Slots storage slots, Outcome memory outcome, uint32[] memory ids) internal {
        uint256 word = pack(outcome);
        uint256 lane = 2;
        for (uint256 slot = 0; slot < ids.length; slot++) {
            word |= uint256(ids[slot]) << ((lane & 7) << 5);
            lane++;
            if (lane & 7 == 0) {
                slots.lanes[(lane >> 3) - 1] = word;
                word = 0;
            }
        }
        if (word != 0) slots.lanes[lane >> 3] = word;
    }

    /// @notice Writes lanes 0 and 1 and leaves the miners.
    function write(Slots storage slots, Outcome memory outcome) internal {
        slots.lanes[0] = ((slots.lanes[0] >> 64) << 64) | pack(outcome);
    }

    /// @notice Writes one miner.
    function write(Slots storage slots, uint256 slot, uint32 miner) internal {
        uint256 lane = slot + 2;
        uint256 shift = (lane & 7) << 5;
        slots.lanes[lane >> 3] = (slots.lanes[lane >> 3] & ~(LANE << shift)) | (uint256(miner) << shift);
    }

    /// @notice The first `n` miners, 4 bytes each, the one of a pending slot included.
    function packedMiners(Slots storage slots, uint256 n) internal view returns (bytes memory ids) {
        ids = new bytes(4 * n + 28); // room for the last whole-word write
        uint256 word = slots.lanes[0] >> 64;
        uint256 lane = 2;
        for (uint256 slot = 0; slot < n; slot++) {
            if (lane & 7 == 0) word = slots.lanes[lane >> 3];
            assembly ("memory-safe") {
                mstore(add(add(ids, 32), shl(2, slot)), shl(224, word))
            }
            word >>= 32;
            lane++;
        }
        assembly ("memory-safe") {
            mstore(ids, shl(2, n))
        }
    }

    /// @notice The first `n` miners, the one of a pending slot included.
    function miners(Slots storage slots, uint256 n) internal view returns (uint32[] memory ids) {
        ids = new uint32[](n);
        uint256 word = slots.lanes[0] >> 64;
        uint256 lane = 2;
        for (uint256 slot = 0; slot < n; slot++) {
            if (lane & 7 == 0) word = slots.lanes[lane >> 3];
            ids[slot] = uint32(word);
            word >>= 32;
            lane++;
        }
    }
}
