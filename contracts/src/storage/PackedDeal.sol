// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDeals} from "./IDeals.sol";

/// @title A deal in one word.
/// @dev rate 80 | startDay 16 | endDay 16 | claimedDay 16 | k 8 | n 8 | state 8 | tiKey 16 | size 32 | sectors 25, from the low bit.
/// Owner and miners are Orders' to know.
library PackedDeal {
    /// @param claimedDay first day that claim() has not settled yet
    struct Fields {
        uint256 rate;
        uint256 startDay;
        uint256 endDay;
        uint256 claimedDay;
        uint256 k;
        uint256 n;
        IDeals.DealState state;
        uint256 tiKey;
        uint256 size;
        uint256 sectors;
    }

    /// @dev Every field was bounded before: rate by uint80, days by uint16, sectors by a size of at most 2^30 over k >= 2.
    function pack(Fields memory fields) internal pure returns (uint256 word) {
        word = fields.rate | fields.startDay << 80 | fields.endDay << 96 | fields.claimedDay << 112;
        word |= fields.k << 128 | fields.n << 136 | uint256(fields.state) << 144 | fields.tiKey << 152;
        word |= fields.size << 168 | fields.sectors << 200;
    }

    function unpack(uint256 word) internal pure returns (Fields memory fields) {
        fields.rate = uint80(word);
        fields.startDay = uint16(word >> 80);
        fields.endDay = uint16(word >> 96);
        fields.claimedDay = uint16(word >> 112);
        fields.k = uint8(word >> 128);
        fields.n = uint8(word >> 136);
        fields.state = IDeals.DealState(uint8(word >> 144));
        fields.tiKey = uint16(word >> 152);
        fields.size = uint32(word >> 168);
        fields.sectors = word >> 200 & 0x1ffffff;
    }
}
