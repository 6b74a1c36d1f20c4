// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IShareGrants} from "./IShareGrants.sol";

/// @title What binds the points of a grant to its id, in one word.
library GrantDigest {
    function hash(IShareGrants.Description memory description) internal pure returns (bytes32) {
        return keccak256(abi.encode(description));
    }

    /// @param keys keccak256 of RK_i, proxy by proxy
    function sharesOf(address[] memory proxies, bytes32[] memory keys) internal pure returns (bytes32) {
        return keccak256(abi.encode(proxies, keys));
    }
}
