// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Six epochs an era; the last one elects (protocol.md section 7).
library Epochs {
    uint256 private constant EPOCHS = 6;

    /// @notice Timestamp at which the last epoch of `era` begins.
    function lastEpochOf(uint256 genesis, uint256 eraSeconds, uint256 era) internal pure returns (uint256) {
        return genesis + era * eraSeconds + eraSeconds * (EPOCHS - 1) / EPOCHS;
    }
}
