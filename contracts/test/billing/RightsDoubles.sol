// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDataRightsRegistry} from "../../src/rights/IDataRightsRegistry.sol";
import {ILineage} from "../../src/rights/ILineage.sol";
import {IRightsDisputes} from "../../src/rights/IRightsDisputes.sol";

/// @title What billing asks of lineage, registry and disputes, each answer set by the test: among them answers that the product never
/// gives, such as shares above the whole. Certificates are the product's; test/trade/WholeMarket.t.sol has nothing but the product.
contract LineageDouble {
    mapping(uint256 child => uint40[] parents) private _parents;
    mapping(uint256 child => uint16[] shares) private _shares;

    function put(uint256 child, uint40 parent, uint16 share) external {
        _parents[child].push(parent);
        _shares[child].push(share);
    }

    function parentsOf(uint256 child)
        external
        view
        returns (uint40[] memory parents, uint16[] memory shares, ILineage.Kind[] memory kinds)
    {
        (parents, shares) = (_parents[child], _shares[child]);
        kinds = new ILineage.Kind[](parents.length);
    }

    function digestOf(uint256 child) external view returns (bytes32) {
        return keccak256(abi.encode(child, _parents[child], _shares[child]));
    }
}

contract RegistryDouble {
    mapping(uint256 number => bytes32 digest) private _claims;
    mapping(uint256 number => uint256 basisPoints) public royaltyOf;

    function putRoyalty(uint256 number, uint256 basisPoints) external {
        royaltyOf[number] = basisPoints;
    }

    function put(uint256 number, IDataRightsRegistry.Claim calldata claim) external {
        _claims[number] = keccak256(abi.encode(claim));
    }

    function check(uint256 number, IDataRightsRegistry.Claim calldata claim) external view {
        bytes32 actual = keccak256(abi.encode(claim));
        if (actual != _claims[number]) revert IDataRightsRegistry.ClaimMismatch(number, _claims[number], actual);
    }
}

contract DisputesDouble {
    IRightsDisputes.Standing public standing;
    bool public disputed;

    function put(IRightsDisputes.Standing theStanding, bool isDisputed) external {
        (standing, disputed) = (theStanding, isDisputed);
    }

    function statusOf(uint256) external view returns (IRightsDisputes.Standing, bool) {
        return (standing, disputed);
    }
}
