// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {IBeatMembers} from "./IBeatMembers.sol";

/// @title Who posts beats: the elected validators, and the TEE workers while none was ever elected (protocol.md section 1).
/// @custom:security Both fix their answers for an era before it begins, and an election is never undone, so an era that has
/// members of one kind keeps them.
contract BeatMembers is IBeatMembers {
    IBeatMembers private immutable WORKERS;
    IBeatMembers private immutable VALIDATORS;

    /// @param directory names TeeRegistry and R2sElection
    constructor(IDirectory directory) {
        WORKERS = IBeatMembers(directory.find("TeeRegistry"));
        VALIDATORS = IBeatMembers(directory.find("R2sElection"));
    }

    /// @inheritdoc IBeatMembers
    function memberCount(uint256 era) external view returns (uint256 count) {
        count = VALIDATORS.memberCount(era);
        if (count == 0) count = WORKERS.memberCount(era);
    }

    /// @inheritdoc IBeatMembers
    function memberAt(uint256 era, uint256 index) external view returns (address account, bytes32 vrfKeyHash) {
        return VALIDATORS.memberCount(era) == 0 ? WORKERS.memberAt(era, index) : VALIDATORS.memberAt(era, index);
    }
}
