// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Lists without padding, as contracts hand them to each other (IOrders.Activated, IMinerRegistry.occupy).
library Packed {
    /// @notice 4 bytes an id.
    function ids(uint32[] memory list) internal pure returns (bytes memory packed) {
        for (uint256 i = 0; i < list.length; i++) {
            packed = bytes.concat(packed, bytes4(list[i]));
        }
    }

    /// @notice The address at `index` of a list of 20 bytes each.
    function addressAt(bytes memory packed, uint256 index) internal pure returns (address) {
        bytes20 found;
        for (uint256 i = 0; i < 20; i++) {
            found |= bytes20(packed[20 * index + i]) >> (8 * i);
        }
        return address(found);
    }
}
